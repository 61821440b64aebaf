package dev.basalt.domain.patch;

import java.util.List;
import java.util.Optional;

/**
 * A patch as the model wrote it. Paths are as written: absolute, or relative to the directory in
 * which the patch is applied. Immutable.
 */
public record Patch(List<Section> sections) {

    public Patch {
        sections = List.copyOf(sections);
    }

    /** The part of a patch that concerns one file. */
    public sealed interface Section {

        String path();

        /** Creates the file or replaces it; every line of the content ends with a line feed. */
        record Add(String path, String content) implements Section {}

        record Delete(String path) implements Section {}

        /** Changes lines of the file. */
        record Update(String path, Optional<String> moveTo, List<Chunk> chunks) implements Section {
            public Update {
                chunks = List.copyOf(chunks);
            }
        }
    }

    /**
     * Consecutive lines to change.
     *
     * @param context a line somewhere before them
     * @param lines at least one
     * @param endOfFile whether they are the last lines of the file
     */
    public record Chunk(Optional<String> context, List<Line> lines, boolean endOfFile) {
        public Chunk {
            lines = List.copyOf(lines);
        }
    }

    public record Line(Kind kind, String text) {

        public enum Kind {
            KEPT,
            REMOVED,
            ADDED
        }
    }
}
