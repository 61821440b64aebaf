package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch.Chunk;
import dev.basalt.domain.patch.Patch.Line;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

import java.util.ArrayList;
import java.util.List;

/**
 * A chunk as the lines that must be in the file and those that replace them.
 *
 * @param old the kept and the removed lines
 * @param fresh the kept and the added lines
 */
record ChunkLines(List<String> old, List<Fresh> fresh) {

    /**
     * @param neighbour the old line whose line ending this one takes: the same line, or the last
     *     one before it
     */
    record Fresh(String text, int neighbour) {}

    static ChunkLines of(Chunk chunk) {
        List<String> old = new ArrayList<>();
        List<Fresh> fresh = new ArrayList<>();
        for (Line line : chunk.lines()) {
            if (line.kind() != Line.Kind.ADDED) {
                old.add(line.text());
            }
            if (line.kind() != Line.Kind.REMOVED) {
                fresh.add(new Fresh(line.text(), Math.max(0, old.size() - 1)));
            }
        }
        return new ChunkLines(old, fresh);
    }

    /** Returns the chunk without the last old line, and without the last new one if it is blank. */
    ChunkLines withoutBlankEnd() {
        boolean blank = !fresh.isEmpty() && fresh.getLast().text().isEmpty();
        return new ChunkLines(
                old.subList(0, old.size() - 1), blank ? fresh.subList(0, fresh.size() - 1) : fresh);
    }

    /** Returns the new lines with the line endings that the file has there. */
    List<FileContent> placedAt(int start, Lines file) {
        return fresh.stream()
                .map(line -> {
                    int neighbour = Math.min(line.neighbour(), old.size() - 1);
                    return ended(line.text(), start + neighbour, file);
                })
                .toList();
    }

    private static FileContent ended(String text, int neighbour, Lines file) {
        return FileContent.of(text.endsWith("\r") ? text + "\n" : text + lineEnd(neighbour, file));
    }

    /**
     * Returns the line ending of a line of a file; that of the others if the last line has none.
     */
    static String lineEnd(int line, Lines file) {
        int at = Math.max(0, line);
        if (at < file.count() && !file.isTerminated(at)) {
            at--;
        }
        return at >= 0 && at < file.count() && file.text(at).endsWith("\r") ? "\r\n" : "\n";
    }
}
