package dev.basalt.adapter.machine.filesystem.auth;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock between the threads of all processes that use the same file for it. Thread-safe. */
final class ProcessLock {

    /**
     * A file lock excludes other processes only; threads of this process need a lock of their own.
     */
    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    private final Path file;
    private final Duration limit;

    /**
     * Creates a lock.
     *
     * @param file an empty file, created if it does not exist and never deleted
     * @param limit how long to wait for it: what holds it may have stopped
     */
    ProcessLock(Path file, Duration limit) {
        this.file = file;
        this.limit = limit;
    }

    /** An action on files. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Runs an action while holding the lock. */
    <T> T whileHeld(Work<T> work) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        ReentrantLock lock = LOCKS.computeIfAbsent(file, _ -> new ReentrantLock());
        try {
            if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw taken();
            }
            try (FileChannel channel = open();
                    FileLock _ = acquire(channel, end)) {
                return work.run();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private FileChannel open() throws IOException {
        // opening a FIFO would block
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, file + " is not a regular file");
        }
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                CredentialFiles.OWNER_ONLY);
    }

    private FileLock acquire(FileChannel channel, long end)
            throws IOException, InterruptedException {
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end >= 0) {
                throw taken();
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private FileSystemException taken() {
        return new FileSystemException(
                file.toString(), null, "another process is changing the credentials");
    }
}
