package dev.basalt.adapter.doors.jsonrpc.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes strings of the envelope as JSON in ASCII only.
 *
 * <p>Not the rule of {@code EventJson.quote}, which writes UTF-8 and replaces half of a surrogate
 * pair: an id must return to the client exactly as the client wrote it.
 */
public final class AsciiJson {

    private static final String HEX = "0123456789abcdef";

    private AsciiJson() {}

    /**
     * Returns the string in quotes. Everything that is not ASCII is escaped, so that half of a
     * surrogate pair, which UTF-8 cannot encode, is preserved.
     */
    public static byte[] quote(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                json.append(c);
            } else {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
        return json.append('"').toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
