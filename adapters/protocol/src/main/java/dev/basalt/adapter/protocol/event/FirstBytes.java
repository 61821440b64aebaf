package dev.basalt.adapter.protocol.event;

/** The beginning of a command's output, as much as an event shows of it. */
final class FirstBytes {

    /** In UTF-8 (codex 0.23.0 compatibility). */
    static final int LIMIT = 5120;

    private FirstBytes() {}

    /** Cuts a text to its first bytes, but never inside a character. */
    static String of(String text) {
        if (text.length() * 3L <= LIMIT) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += length(character);
            if (bytes > LIMIT) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static int length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
