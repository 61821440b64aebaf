package dev.basalt.domain.command;

/**
 * What is kept of a stream: its beginning and, when it was too long, its end.
 *
 * @param head the beginning. Bytes that are not UTF-8 have become U+FFFD
 * @param tail what follows the head or, when something between was omitted, the end
 * @param omittedBytes bytes left out between head and tail
 * @param omittedLines line feeds among them
 */
public record CapturedOutput(String head, String tail, long omittedBytes, long omittedLines) {

    public static final CapturedOutput EMPTY = new CapturedOutput("", "", 0, 0);

    /** Returns head and tail, with a line that names the cut between them. */
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
