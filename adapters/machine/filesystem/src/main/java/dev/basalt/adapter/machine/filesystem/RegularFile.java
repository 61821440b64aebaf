package dev.basalt.adapter.machine.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that users, projects and clients name. They may be anything: opening a pipe can block
 * for ever, a device may have no end, and the size that a file reports may be wrong.
 */
public final class RegularFile {

    private RegularFile() {}

    /**
     * Reads a file.
     *
     * @param limit in bytes
     * @throws NoSuchFileException if there is none
     * @throws FileSystemException also for what is not a regular file, and for one that is larger
     */
    public static byte[] read(Path file, int limit) throws IOException {
        BasicFileAttributes attributes = check(file);
        if (attributes.size() > limit) {
            throw tooLarge(file, limit);
        }
        byte[] content = bytes(file, limit + 1);
        if (content.length > limit) {
            throw tooLarge(file, limit);
        }
        return content;
    }

    /**
     * Reads the beginning of a file.
     *
     * @param limit in bytes; what follows is not read
     * @throws NoSuchFileException if there is none
     * @throws FileSystemException also for what is not a regular file
     */
    public static byte[] head(Path file, int limit) throws IOException {
        check(file);
        return bytes(file, limit);
    }

    private static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit);
        }
    }

    private static BasicFileAttributes check(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw failure(file, "is a directory");
        }
        if (!attributes.isRegularFile()) {
            throw failure(file, "is not a regular file");
        }
        return attributes;
    }

    private static FileSystemException tooLarge(Path file, int limit) {
        return failure(file, "is larger than " + limit + " bytes");
    }

    private static FileSystemException failure(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }
}
