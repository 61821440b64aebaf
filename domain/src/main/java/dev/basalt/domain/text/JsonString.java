package dev.basalt.domain.text;

/**
 * JSON strings, written without a JSON library: the domain has none, and the first answer of a
 * server is sent before one is loaded. Events are quoted by Jackson, which is faster.
 */
public final class JsonString {

    private static final String HEX = "0123456789abcdef";

    private JsonString() {}

    /** Returns the text as a JSON string, with quotation marks and as few escapes as possible. */
    public static String quote(String text) {
        return quote(text, Character.MAX_VALUE);
    }

    /**
     * Returns the text as a JSON string in ASCII, with quotation marks. Half of a surrogate pair,
     * which UTF-8 cannot encode, is preserved: an id must return to the client as the client wrote
     * it.
     */
    public static String quoteAscii(String text) {
        return quote(text, '~');
    }

    private static String quote(String text, char lastUnescaped) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < ' ' || c > lastUnescaped) {
                        escape(c, json);
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static void escape(char c, StringBuilder json) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
