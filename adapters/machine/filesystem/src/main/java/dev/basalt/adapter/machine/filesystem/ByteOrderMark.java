package dev.basalt.adapter.machine.filesystem;

/** The mark with which editors on Windows begin text files. It is no part of the text. */
public final class ByteOrderMark {

    private static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    /** Returns a text without the mark at its beginning. */
    public static String without(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
