package dev.basalt.domain.patch.parse;

import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.patch.Patch.Chunk;
import dev.basalt.domain.patch.Patch.Line;
import dev.basalt.domain.patch.Patch.Section;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.WhiteSpace;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses the text of a patch, as tolerant and as strict as codex 0.23.0. */
public final class PatchParser {

    private static final String BEGIN = "*** Begin Patch";
    private static final String END = "*** End Patch";
    private static final String ADD = "*** Add File: ";
    private static final String DELETE = "*** Delete File: ";
    private static final String UPDATE = "*** Update File: ";
    private static final String MOVE = "*** Move to: ";
    private static final String END_OF_FILE = "*** End of File";
    private static final String CHUNK = "@@";
    private static final List<String> HERE_DOCUMENTS = List.of("<<EOF", "<<'EOF'", "<<\"EOF\"");

    private final List<String> lines;

    /** The line to read next; the first line after {@link #BEGIN} is 1. */
    private int at = 1;

    private Optional<PatchError> problem = Optional.empty();

    private PatchParser(List<String> lines) {
        this.lines = lines;
    }

    /** Parses a patch; one without sections is well-formed too. */
    public static Either<PatchError, Patch> parse(String text) {
        List<String> lines = lines(WhiteSpace.trim(text));
        return boundaries(lines)
                .map(problem -> hereDocument(lines, problem))
                .orElseGet(() -> Either.right(lines))
                .flatMap(patch -> new PatchParser(patch.subList(0, patch.size() - 1)).sections());
    }

    /**
     * Splits the text into lines, which end with a line feed or a carriage return and a line feed.
     */
    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\n", -1))
                        .map(line ->
                                line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                        .toList();
    }

    private static Optional<PatchError> boundaries(List<String> lines) {
        if (!lines.isEmpty() && !lines.getFirst().equals(BEGIN)) {
            return Optional.of(
                    new PatchError.NotAPatch(
                            "The first line of the patch must be '" + BEGIN + "'"));
        }
        if (lines.isEmpty() || !lines.getLast().equals(END)) {
            return Optional.of(
                    new PatchError.NotAPatch("The last line of the patch must be '" + END + "'"));
        }
        return Optional.empty();
    }

    /** Removes a here-document around the patch, which models sometimes add. */
    private static Either<PatchError, List<String>> hereDocument(
            List<String> lines, PatchError problem) {
        if (lines.size() < 4
                || !HERE_DOCUMENTS.contains(lines.getFirst())
                || !lines.getLast().endsWith("EOF")) {
            return Either.left(problem);
        }
        List<String> inner = lines.subList(1, lines.size() - 1);
        return boundaries(inner)
                .<Either<PatchError, List<String>>>map(Either::left)
                .orElseGet(() -> Either.right(inner));
    }

    private Either<PatchError, Patch> sections() {
        List<Section> sections = new ArrayList<>();
        while (more()) {
            section().ifPresent(sections::add);
        }
        return problem.<Either<PatchError, Patch>>map(Either::left)
                .orElseGet(() -> Either.right(new Patch(sections)));
    }

    private boolean more() {
        return problem.isEmpty() && at < lines.size();
    }

    private Optional<Section> section() {
        String header = WhiteSpace.trim(lines.get(at));
        if (header.startsWith(ADD)) {
            at++;
            return Optional.of(new Section.Add(header.substring(ADD.length()), addedLines()));
        }
        if (header.startsWith(DELETE)) {
            at++;
            return Optional.of(new Section.Delete(header.substring(DELETE.length())));
        }
        if (header.startsWith(UPDATE)) {
            at++;
            return update(header.substring(UPDATE.length()));
        }
        return fail(
                at,
                "'%s' is not a valid hunk header. Valid hunk headers: '%s{path}', '%s{path}', '%s{path}'"
                        .formatted(header, ADD, DELETE, UPDATE));
    }

    private String addedLines() {
        var content = new StringBuilder();
        while (more() && lines.get(at).startsWith("+")) {
            content.append(lines.get(at).substring(1)).append('\n');
            at++;
        }
        return content.toString();
    }

    private Optional<Section> update(String path) {
        int header = at - 1;
        Optional<String> moveTo = Optional.empty();
        if (more() && lines.get(at).startsWith(MOVE)) {
            moveTo = Optional.of(lines.get(at++).substring(MOVE.length()));
        }
        List<Chunk> chunks = new ArrayList<>();
        while (more() && !lines.get(at).startsWith("***")) {
            if (WhiteSpace.trim(lines.get(at)).isEmpty()) {
                at++;
            } else {
                chunk(chunks.isEmpty()).ifPresent(chunks::add);
            }
        }
        if (problem.isEmpty() && chunks.isEmpty()) {
            return fail(header, "Update file hunk for path '" + path + "' is empty");
        }
        return Optional.of(new Section.Update(path, moveTo, chunks));
    }

    private Optional<Chunk> chunk(boolean first) {
        int start = at;
        String marker = lines.get(at);
        Optional<String> context = Optional.empty();
        if (marker.equals(CHUNK)) {
            at++;
        } else if (marker.startsWith(CHUNK + " ")) {
            context = Optional.of(marker.substring(CHUNK.length() + 1));
            at++;
        } else if (!first) {
            return fail(
                    start,
                    "Expected update hunk to start with a @@ context marker, got: '"
                            + marker
                            + "'");
        }
        List<Line> body = body();
        if (!body.isEmpty()) {
            boolean endOfFile = more() && lines.get(at).equals(END_OF_FILE);
            if (endOfFile) {
                at++;
            }
            return Optional.of(new Chunk(context, body, endOfFile));
        }
        if (!more() || lines.get(at).equals(END_OF_FILE)) {
            return fail(start + 1, "Update hunk does not contain any lines");
        }
        return fail(
                start + 1,
                "Unexpected line found in update hunk: '"
                        + lines.get(at)
                        + "'. Every line should start with ' ' (context line), '+' (added line),"
                        + " or '-' (removed line)");
    }

    private List<Line> body() {
        List<Line> body = new ArrayList<>();
        for (; more() && isBody(lines.get(at)); at++) {
            body.add(line(lines.get(at)));
        }
        return body;
    }

    private static boolean isBody(String line) {
        return line.isEmpty() || " -+".indexOf(line.charAt(0)) >= 0;
    }

    /** Parses a line of a chunk; an empty line is a kept one without its leading blank. */
    private static Line line(String line) {
        if (line.isEmpty()) {
            return new Line(Line.Kind.KEPT, "");
        }
        var kind =
                switch (line.charAt(0)) {
                    case '-' -> Line.Kind.REMOVED;
                    case '+' -> Line.Kind.ADDED;
                    default -> Line.Kind.KEPT;
                };
        return new Line(kind, line.substring(1));
    }

    private <T> Optional<T> fail(int line, String text) {
        problem = Optional.of(new PatchError.BadLine(line + 1, text));
        return Optional.empty();
    }
}
