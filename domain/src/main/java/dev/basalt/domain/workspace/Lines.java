package dev.basalt.domain.workspace;

/**
 * A content seen as lines that end with a line feed; the last one may lack it. Lines count from 0.
 * Only where each line starts is kept, so that a big file costs little more than its bytes.
 */
public final class Lines {

    private final FileContent content;

    /** Where each line starts, and at the end the size of the content. */
    private final int[] starts;

    private Lines(FileContent content, int[] starts) {
        this.content = content;
        this.starts = starts;
    }

    public static Lines of(FileContent content) {
        int size = content.size();
        int count = 0;
        for (int at = 0; at < size; at++) {
            if (content.at(at) == '\n' || at == size - 1) {
                count++;
            }
        }
        int[] starts = new int[count + 1];
        int line = 0;
        for (int at = 0; at < size; at++) {
            if (content.at(at) == '\n' || at == size - 1) {
                starts[++line] = at + 1;
            }
        }
        return new Lines(content, starts);
    }

    public FileContent content() {
        return content;
    }

    public int count() {
        return starts.length - 1;
    }

    /** Returns where a line starts; for the line after the last one, the size of the content. */
    public int start(int line) {
        return starts[line];
    }

    /** Returns where a line ends, without its line feed. */
    public int end(int line) {
        return isTerminated(line) ? starts[line + 1] - 1 : starts[line + 1];
    }

    /** Tells whether a line ends with a line feed. */
    public boolean isTerminated(int line) {
        return content.at(starts[line + 1] - 1) == '\n';
    }

    /** Returns a line without its line feed. */
    public String text(int line) {
        return content.text(start(line), end(line));
    }

    /** Compares two lines with their line feeds: the last line may differ by lacking it. */
    public boolean same(int line, Lines other, int otherLine) {
        return content.sameRange(
                starts[line],
                starts[line + 1],
                other.content,
                other.starts[otherLine],
                other.starts[otherLine + 1]);
    }

    /** Returns a number that is equal for lines that are {@link #same}. */
    public int hash(int line) {
        int hash = 0;
        for (int at = starts[line]; at < starts[line + 1]; at++) {
            hash = 31 * hash + content.at(at);
        }
        return hash;
    }
}
