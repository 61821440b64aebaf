package dev.basalt.adapter.machine.filesystem.workspace;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;

/**
 * Formats a failure as codex 0.23.0 does: the message of the operating system and its error number.
 */
final class Reason {

    static final String IS_A_DIRECTORY = "Is a directory (os error 21)";
    static final String NOT_A_FILE = "Not a regular file";
    static final String TOO_LARGE = "File too large (os error 27)";

    /** Messages whose error number is the same on Linux and macOS. */
    private static final Map<String, Integer> NUMBERS =
            Map.of(
                    "Not a directory", 20,
                    "Is a directory", 21,
                    "No space left on device", 28,
                    "Read-only file system", 30);

    private Reason() {}

    static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "No such file or directory (os error 2)";
            case AccessDeniedException e -> "Permission denied (os error 13)";
            case FileAlreadyExistsException e -> "File exists (os error 17)";
            case FileSystemLoopException e -> "Too many levels of symbolic links";
            case ClosedByInterruptException e -> "Interrupted system call (os error 4)";
            case FileSystemException e when e.getReason() != null -> numbered(e.getReason());
            default -> numbered(Objects.toString(failure.getMessage(), failure.toString()));
        };
    }

    private static String numbered(String sentence) {
        return NUMBERS.containsKey(sentence)
                ? sentence + " (os error " + NUMBERS.get(sentence) + ")"
                : sentence;
    }
}
