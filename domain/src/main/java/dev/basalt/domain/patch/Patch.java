package dev.basalt.domain.patch;

import java.util.List;
import java.util.Optional;

/**
 * A patch as the model wrote it. Paths are as written, relative to the directory that the patch is
 * applied in, or absolute.
 */
public record Patch(List<Section> sections) {

    public Patch {
        sections = List.copyOf(sections);
    }

    /** What the patch does to one file. */
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
     * Lines that belong together.
     *
     * @param context a line that stands somewhere before them
     * @param lines at least one
     * @param endOfFile whether they are the last ones of the file
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
