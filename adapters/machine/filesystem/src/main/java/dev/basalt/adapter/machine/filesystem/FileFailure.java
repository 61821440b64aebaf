package dev.basalt.adapter.machine.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.util.Optional;

/** Why a file cannot be read, in words for people. */
public final class FileFailure {

    private FileFailure() {}

    /** Returns the reason without the name of the file. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemLoopException _ -> "too many levels of symbolic links";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case FileSystemException _ -> "input/output error";
            default -> Optional.ofNullable(failure.getMessage()).orElse("input/output error");
        };
    }
}
