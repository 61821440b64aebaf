package dev.basalt.domain.patch;

import java.util.List;
import java.util.Optional;

/**
 * A patch as the model wrote it, or what an edit amounts to. Paths are as written: absolute, or
 * relative to the directory in which the patch is applied. Immutable.
 */
public record Patch(List<Section> sections) {

    public Patch {
        sections = List.copyOf(sections);
    }

    /** The part of a patch that concerns one file. */
    public sealed interface Section {

        String path();

        /** Creates the file or replaces it. */
        record Add(String path, String content) implements Section {}

        record Delete(String path) implements Section {}

        /** Changes lines of the file. */
        record Update(String path, Optional<String> moveTo, List<Chunk> chunks) implements Section {
            public Update {
                chunks = List.copyOf(chunks);
            }
        }

        /**
         * Replaces a text in the file.
         *
         * @param before the text as it is in the file; its line ends may differ from the file's
         * @param everywhere whether it is replaced wherever it is; otherwise it must be there once
         */
        record Replace(String path, String before, String after, boolean everywhere)
                implements Section {}
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
