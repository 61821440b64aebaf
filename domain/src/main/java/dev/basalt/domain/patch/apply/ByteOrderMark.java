package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch.Chunk;
import dev.basalt.domain.patch.Patch.Line;
import dev.basalt.domain.workspace.FileContent;

/**
 * The mark with which editors on Windows begin text files. It is no part of the first line, and a
 * patch does not remove it; models write that line with or without it.
 */
final class ByteOrderMark {

    private static final String TEXT = "\uFEFF";
    private static final FileContent MARK = FileContent.of(TEXT);

    private ByteOrderMark() {}

    static boolean begins(FileContent content) {
        return content.size() >= MARK.size()
                && content.sameRange(0, MARK.size(), MARK, 0, MARK.size());
    }

    /** Returns a content that begins with the mark without it. */
    static FileContent removedFrom(FileContent content) {
        return part(content, MARK.size(), 0);
    }

    /** Returns a content with the mark before it. */
    static FileContent addedTo(FileContent content) {
        return part(content, 0, MARK.size());
    }

    /** Returns the chunk without marks at the beginning of its lines. */
    static Chunk removedFrom(Chunk chunk) {
        return new Chunk(
                chunk.context().map(ByteOrderMark::removedFrom),
                chunk.lines().stream()
                        .map(line -> new Line(line.kind(), removedFrom(line.text())))
                        .toList(),
                chunk.endOfFile());
    }

    private static String removedFrom(String line) {
        return line.startsWith(TEXT) ? line.substring(TEXT.length()) : line;
    }

    private static FileContent part(FileContent content, int from, int room) {
        byte[] bytes = new byte[room + content.size() - from];
        MARK.copyTo(0, room, bytes, 0);
        content.copyTo(from, content.size(), bytes, room);
        return FileContent.wrap(bytes);
    }
}
