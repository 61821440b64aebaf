package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch.Chunk;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Applies the chunks of a patch to a text. Follows codex 0.23.0 with these exceptions: chunks may
 * be in any order, additions are placed at their context, line endings of the file are kept, and a
 * blank last line is kept unless a chunk changes it.
 */
final class PatchedText {

    private final Path file;
    private final Lines before;
    private final List<Replacement> replacements = new ArrayList<>();

    /** Where the search for the next chunk starts. */
    private int cursor;

    private int chunks;

    /** Whether additions at the end have replaced a blank last line. */
    private boolean blankEndTaken;

    private PatchedText(Path file, Lines before) {
        this.file = file;
        this.before = before;
    }

    /**
     * @param file named in errors
     * @param before text in UTF-8
     */
    static Either<PatchError, FileContent> of(Path file, FileContent before, List<Chunk> chunks) {
        if (ByteOrderMark.begins(before)) {
            return of(
                            file,
                            ByteOrderMark.removedFrom(before),
                            chunks.stream().map(ByteOrderMark::removedFrom).toList())
                    .map(ByteOrderMark::addedTo);
        }
        Either<PatchError, PatchedText> state =
                Either.right(new PatchedText(file, Lines.of(before)));
        for (Chunk chunk : chunks) {
            state = state.flatMap(text -> text.add(chunk));
        }
        return state.map(PatchedText::assemble);
    }

    /** Lines that replace those from {@code start} (inclusive) to {@code end} (exclusive). */
    private record Replacement(int start, int end, List<FileContent> lines) {}

    private record Place(int start, ChunkLines lines) {

        Replacement in(Lines file) {
            return new Replacement(start, start + lines.old().size(), lines.placedAt(start, file));
        }
    }

    private Either<PatchError, PatchedText> add(Chunk chunk) {
        chunks++;
        return chunk.context()
                .map(this::skipTo)
                .orElseGet(() -> Either.right(this))
                .flatMap(text -> text.place(chunk));
    }

    private Either<PatchError, PatchedText> skipTo(String context) {
        return LineSearch.find(before, List.of(context), cursor, false)
                .map(found -> movedTo(found + 1))
                .<Either<PatchError, PatchedText>>map(Either::right)
                .orElseGet(
                        () -> Either.left(new PatchError.ContextNotFound(file, chunks, context)));
    }

    private PatchedText movedTo(int line) {
        cursor = line;
        return this;
    }

    private Either<PatchError, PatchedText> place(Chunk chunk) {
        var lines = ChunkLines.of(chunk);
        if (lines.old().isEmpty()) {
            boolean afterContext = chunk.context().isPresent() && !chunk.endOfFile();
            replacements.add(new Place(afterContext ? cursor : end(), lines).in(before));
            return Either.right(this);
        }
        return find(lines, chunk.endOfFile())
                .map(place -> place.in(before))
                .map(this::replace)
                .<Either<PatchError, PatchedText>>map(Either::right)
                .orElseGet(
                        () -> Either.left(new PatchError.LinesNotFound(file, chunks, lines.old())));
    }

    private PatchedText replace(Replacement replacement) {
        replacements.add(replacement);
        return movedTo(replacement.end());
    }

    /**
     * Finds the lines of a chunk; models often end a chunk with a blank line that the file does not
     * have.
     */
    private Optional<Place> find(ChunkLines lines, boolean atEnd) {
        Optional<Place> found = findExactly(lines, atEnd);
        return found.isEmpty() && lines.old().getLast().isEmpty()
                ? findExactly(lines.withoutBlankEnd(), atEnd)
                : found;
    }

    private Optional<Place> findExactly(ChunkLines lines, boolean atEnd) {
        return LineSearch.find(before, lines.old(), cursor, atEnd)
                .map(start -> new Place(start, lines));
    }

    /**
     * Returns the line of additions at the end: they replace a blank last line, if there is one.
     */
    private int end() {
        int last = before.count() - 1;
        if (last >= 0 && before.text(last).isEmpty()) {
            blankEndTaken = true;
            return last;
        }
        return before.count();
    }

    private FileContent assemble() {
        replacements.sort(Comparator.comparingInt(Replacement::start));
        var after = new Assembly(before);
        int next = 0;
        for (Replacement each : replacements) {
            after.keep(next, each.start());
            each.lines().forEach(after::add);
            next = Math.max(next, each.end());
        }
        int count = before.count();
        after.keep(next, blankEndTaken && next == count - 1 ? next : count);
        return after.content();
    }

    /** Builds a content of unknown size, copying each byte once. */
    private static final class Assembly {

        private record Part(FileContent content, int from, int to) {}

        private final Lines before;
        private final List<Part> parts = new ArrayList<>();

        Assembly(Lines before) {
            this.before = before;
        }

        void keep(int from, int to) {
            if (from < to) {
                parts.add(new Part(before.content(), before.start(from), before.start(to)));
                if (!before.isTerminated(to - 1)) {
                    add(FileContent.of(ChunkLines.lineEnd(to - 1, before)));
                }
            }
        }

        void add(FileContent lines) {
            parts.add(new Part(lines, 0, lines.size()));
        }

        FileContent content() {
            byte[] bytes = new byte[parts.stream().mapToInt(part -> part.to() - part.from()).sum()];
            int at = 0;
            for (Part part : parts) {
                part.content().copyTo(part.from(), part.to(), bytes, at);
                at += part.to() - part.from();
            }
            return FileContent.wrap(bytes);
        }
    }
}
