package dev.basalt.adapter.machine.filesystem.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that only its owner may read. It is replaced atomically, and changed under a lock that
 * other processes respect. Thread-safe.
 */
final class PrivateFile {

    /**
     * A file lock excludes other processes only; threads of this process need a lock of their own.
     */
    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final Path lockFile;

    /**
     * @param lockFile an empty file that is not deleted; the file itself can't be locked since it
     *     is replaced
     */
    PrivateFile(Path file, Path lockFile) {
        this.file = file;
        this.lockFile = lockFile;
    }

    /** An action on files. */
    interface Work<T> {
        T run() throws IOException;
    }

    boolean exists() {
        return Files.exists(file);
    }

    Optional<byte[]> read() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Runs an action while holding the lock. */
    <T> T locked(Work<T> work) throws IOException {
        ReentrantLock lock = LOCKS.computeIfAbsent(lockFile, _ -> new ReentrantLock());
        lock.lock();
        try (FileChannel channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    void replace(byte[] contents) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        // createTempFile makes the file readable only by its owner
        Path fresh = Files.createTempFile(parentOf(target), ".auth", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
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
        return Files.deleteIfExists(file);
    }

    private static Path parentOf(Path target) {
        Path parent = target.getParent();
        return parent == null ? target.toAbsolutePath().getRoot() : parent;
    }

    /** Returns the reason of a failure, without the path. */
    static String describe(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case NotDirectoryException _ -> "the directory does not exist";
            default -> e.getClass().getSimpleName();
        };
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
