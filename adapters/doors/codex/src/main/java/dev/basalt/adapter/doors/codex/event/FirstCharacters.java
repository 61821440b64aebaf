package dev.basalt.adapter.doors.codex.event;

/** The beginning of a command's output, as much as an event shows of it. */
public final class FirstCharacters {

    /** In characters of Unicode (codex 0.23.0 compatibility). */
    static final int LIMIT = 5120;

    private FirstCharacters() {}

    /** Returns the first characters of a text, or the whole text if it is short. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LIMIT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LIMIT));
    }
}
