package dev.basalt.adapter.machine.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file cannot be read or written, for people. */
public final class FileFailure {

    private static final String UNKNOWN = "input/output error";

    private FileFailure() {}

    /** Returns the reason, mostly that of the operating system, without the name of the file. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case FileAlreadyExistsException _ -> "file exists";
            case NotDirectoryException _ -> "not a directory";
            case DirectoryNotEmptyException _ -> "directory not empty";
            case FileSystemLoopException _ -> "too many levels of symbolic links";
            case FileSystemException e -> Objects.toString(e.getReason(), UNKNOWN);
            default -> Objects.toString(failure.getMessage(), UNKNOWN);
        };
    }
}
