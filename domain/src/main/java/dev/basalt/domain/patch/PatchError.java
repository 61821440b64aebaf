package dev.basalt.domain.patch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Why a patch can't be parsed, does not fit or was not applied. The messages about patches are
 * those of codex 0.23.0, which models know, with the number of the hunk in addition. Files are
 * named by absolute paths as written in the patch.
 */
public sealed interface PatchError {

    /** Returns the error message, one line. */
    String message();

    /** Returns the tool output for the model when nothing of the patch was applied. */
    default String toolOutput() {
        return "error: " + message();
    }

    /** The text is not a patch. */
    record NotAPatch(String problem) implements PatchError {
        @Override
        public String message() {
            return "invalid patch: " + problem;
        }
    }

    /**
     * A line is malformed.
     *
     * @param line counted from 1, the line that begins the patch
     */
    record BadLine(int line, String problem) implements PatchError {
        @Override
        public String message() {
            return "invalid hunk at line " + line + ", " + problem;
        }
    }

    /** A path that is invalid on this file system. */
    record BadPath(String path) implements PatchError {
        @Override
        public String message() {
            return "invalid path " + QuotedLines.quote(path);
        }
    }

    /**
     * The line after {@code @@} is not in the file, or only before the previous chunk.
     *
     * @param chunk counted from 1 within its section
     */
    record ContextNotFound(Path file, int chunk, String context) implements PatchError {
        @Override
        public String message() {
            return "Failed to find context '" + context + "' in " + file + hunk(chunk);
        }
    }

    /**
     * The kept and removed lines of a chunk are not in the file, or only before the previous chunk.
     *
     * @param chunk counted from 1 within its section
     */
    record LinesNotFound(Path file, int chunk, List<String> lines) implements PatchError {
        public LinesNotFound {
            lines = List.copyOf(lines);
        }

        @Override
        public String message() {
            return "Failed to find expected lines "
                    + QuotedLines.of(lines)
                    + " in "
                    + file
                    + hunk(chunk);
        }
    }

    /**
     * The text to be replaced is not in the file.
     *
     * @param similarLine the line, counted from 1, where a text begins that differs in white space
     *     only
     */
    record TextNotFound(Path file, OptionalInt similarLine) implements PatchError {
        @Override
        public String message() {
            return "the text to be replaced is not in "
                    + file
                    + (similarLine.isPresent()
                            ? "; at line "
                                    + similarLine.getAsInt()
                                    + " is one that differs in white space only: give it exactly as"
                                    + " it is in the file"
                            : "; read the file, and give the text exactly as it is there");
        }
    }

    /**
     * The text to be replaced is in the file more than once.
     *
     * @param lines where it begins, counted from 1; not necessarily all of them
     */
    record TextNotUnique(Path file, int count, List<Integer> lines) implements PatchError {
        public TextNotUnique {
            lines = List.copyOf(lines);
        }

        @Override
        public String message() {
            return "the text to be replaced is "
                    + count
                    + " times in "
                    + file
                    + " (line "
                    + lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (lines.size() < count ? ", ..." : "")
                    + "): give more of the text around it, or replace all of them";
        }
    }

    /** There is nothing to replace, or nothing would change. */
    record NothingToReplace(Path file, String problem) implements PatchError {
        @Override
        public String message() {
            return "no change of " + file + ": " + problem;
        }
    }

    /** The file does not exist or is not a text file. */
    record NotRead(Path file, String reason) implements PatchError {
        @Override
        public String message() {
            return "Failed to read file to update " + file + ": " + reason;
        }
    }

    /**
     * The file can't be written.
     *
     * @param reason known when the attempt was made
     */
    record NotWritten(Path file, Optional<String> reason) implements PatchError {
        @Override
        public String message() {
            return "Failed to write file " + file + because(reason);
        }
    }

    /** A directory for the file can't be created. */
    record NoDirectory(Path file) implements PatchError {
        @Override
        public String message() {
            return "Failed to create parent directories for " + file;
        }
    }

    /**
     * There is no such file, or it can't be removed.
     *
     * @param reason known when the attempt was made
     */
    record NotDeleted(Path file, Optional<String> reason) implements PatchError {
        @Override
        public String message() {
            return "Failed to delete file " + file + because(reason);
        }
    }

    /**
     * Writing failed, and so did the rollback.
     *
     * @param unrestored the files that could not be restored
     * @param backups files that contain their former contents
     */
    record HalfApplied(Path file, String reason, List<Path> unrestored, List<Path> backups)
            implements PatchError {
        public HalfApplied {
            unrestored = List.copyOf(unrestored);
            backups = List.copyOf(backups);
        }

        @Override
        public String message() {
            return "Failed to write file "
                    + file
                    + because(Optional.of(reason))
                    + "; could not restore "
                    + unrestored
                    + ", whose contents are in "
                    + backups;
        }
    }

    private static String hunk(int chunk) {
        return " (hunk " + chunk + ")";
    }

    private static String because(Optional<String> reason) {
        return reason.map(text -> ": " + text).orElse("");
    }
}
