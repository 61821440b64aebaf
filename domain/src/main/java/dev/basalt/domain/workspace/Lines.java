package dev.basalt.domain.workspace;

/**
 * The lines of a content. Each ends with a line feed, which the last one may lack. Line numbers
 * start at 0. Only the offset of each line is stored, so that large files need little more memory
 * than their bytes. Immutable.
 */
public final class Lines {

    private final FileContent content;

    /** The offset of each line, followed by the size of the content. */
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

    /** Returns the offset of a line; for the line after the last one, the size of the content. */
    public int start(int line) {
        return starts[line];
    }

    /** Returns the offset of a line's end, without its line feed. */
    public int end(int line) {
        return isTerminated(line) ? starts[line + 1] - 1 : starts[line + 1];
    }

    /** Returns whether a line ends with a line feed. */
    public boolean isTerminated(int line) {
        return content.at(starts[line + 1] - 1) == '\n';
    }

    /** Returns a line without its line feed. */
    public String text(int line) {
        return content.text(start(line), end(line));
    }

    /** Compares two lines including their line feeds, which the last line may lack. */
    public boolean same(int line, Lines other, int otherLine) {
        return content.sameRange(
                starts[line],
                starts[line + 1],
                other.content,
                other.starts[otherLine],
                other.starts[otherLine + 1]);
    }

    /** Returns a hash code that is equal for lines that are {@link #same}. */
    public int hash(int line) {
        int hash = 0;
        for (int at = starts[line]; at < starts[line + 1]; at++) {
            hash = 31 * hash + content.at(at);
        }
        return hash;
    }
}
