package dev.basalt.adapter.doors.codex.json;

/**
 * Text that can be encoded as UTF-8. Deltas of models may end inside a surrogate pair, and strict
 * JSON parsers reject a message with half a pair.
 */
public final class ProperText {

    private static final char REPLACEMENT = '\uFFFD';

    private ProperText() {}

    /** Returns the text with each half of a broken surrogate pair replaced by U+FFFD. */
    public static String of(String text) {
        int broken = firstBroken(text, 0);
        if (broken < 0) {
            return text;
        }
        var proper = new StringBuilder(text);
        for (int i = broken; i >= 0; i = firstBroken(text, i + 1)) {
            proper.setCharAt(i, REPLACEMENT);
        }
        return proper.toString();
    }

    private static int firstBroken(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPaired(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
