package dev.basalt.domain.command;

/**
 * The kept part of an output stream: its beginning and, when it was too long, its end.
 *
 * @param head the beginning; bytes that are not UTF-8 have been replaced by U+FFFD
 * @param tail what follows the head or, when a part between them was omitted, the end
 * @param omittedBytes bytes left out between head and tail
 * @param omittedLines line feeds in the omitted part
 */
public record CapturedOutput(String head, String tail, long omittedBytes, long omittedLines) {

    public static final CapturedOutput EMPTY = new CapturedOutput("", "", 0, 0);

    /** Returns head and tail, with a line between them that reports what was omitted. */
    public String text() {
        if (omittedBytes == 0) {
            return head + tail;
        }
        return head
                + "\n[... output truncated: "
                + omittedLines
                + " lines, "
                + omittedBytes
                + " bytes omitted ...]\n"
                + tail;
    }
}
