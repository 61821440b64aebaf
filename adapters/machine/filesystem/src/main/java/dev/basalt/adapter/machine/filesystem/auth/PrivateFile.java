package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.adapter.machine.filesystem.RegularFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials file, which only its owner may read. It is replaced atomically; its unfinished
 * contents are in the private directory. Thread-safe for readers; a writer holds the lock for
 * changes.
 */
final class PrivateFile {

    /** Far above the size of any credentials. */
    private static final int LONGEST = 1024 * 1024;

    private final CredentialFiles files;

    PrivateFile(CredentialFiles files) {
        this.files = files;
    }

    /** Returns whether there is a file, also one that can't be read. */
    boolean exists() {
        return Files.exists(files.file(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the contents; empty without a file. Does not block on pipes and devices. */
    Optional<byte[]> read() throws IOException {
        try {
            return Optional.of(RegularFile.read(files.file(), LONGEST));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces the contents, and also what is no regular file, except for a directory. */
    void replace(byte[] contents) throws IOException {
        Path target = files.target();
        try {
            replace(target, files.fresh(), contents);
        } catch (AtomicMoveNotSupportedException e) {
            // a link to another file system
            replace(target, CredentialFiles.freshNextTo(target), contents);
        }
    }

    private static void replace(Path target, Path fresh, byte[] contents) throws IOException {
        Files.deleteIfExists(fresh);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            fresh,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            CredentialFiles.OWNER_ONLY)) {
                ByteBuffer buffer = ByteBuffer.wrap(contents);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    boolean delete() throws IOException {
        return Files.deleteIfExists(files.file());
    }

    /** Returns the reason of a failure, without the path. */
    static String describe(IOException e) {
        return switch (e) {
            case NotDirectoryException _ -> "the directory does not exist";
            default -> FileFailure.reason(e);
        };
    }
}
