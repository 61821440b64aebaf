package dev.basalt.application.agent.response;

/** Escapes in JSON texts that models write. */
final class JsonEscapes {

    private static final int LENGTH = 6;

    private JsonEscapes() {}

    /**
     * Returns the text with the replacement character for escapes of halves of characters, such as
     * <code>&#92;ud83d</code> without the second half. Providers refuse every request with one.
     */
    static String wellFormed(String json) {
        int at = json.indexOf("\\u");
        if (at < 0) {
            return json;
        }
        var text = new StringBuilder(json);
        for (int i = json.indexOf('\\'); i >= 0 && i < text.length(); ) {
            if (text.charAt(i) != '\\') {
                i++;
            } else if (Character.isHighSurrogate(unit(text, i))
                    && Character.isLowSurrogate(unit(text, i + LENGTH))) {
                i += 2 * LENGTH;
            } else if (Character.isSurrogate(unit(text, i))) {
                text.replace(i + 2, i + LENGTH, "fffd");
                i += LENGTH;
            } else {
                i += 2;
            }
        }
        return text.toString();
    }

    /** Returns the character of an escape; 0 if there is no such escape. */
    private static char unit(StringBuilder text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return 0;
        }
        int value = 0;
        for (int i = at + 2; i < at + LENGTH; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return 0;
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }
}
