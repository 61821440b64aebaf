package dev.basalt.adapter.machine.filesystem.history;

import dev.basalt.domain.conversation.MessageHistory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code history.jsonl} in the home directory: JSON Lines, one entry per line.
 * Thread-safe.
 */
public final class HistoryJsonlFile implements MessageHistory {

    private static final int BLOCK = 64 * 1024;

    private final Path file;

    public HistoryJsonlFile(Path home) {
        this.file = home.resolve("history.jsonl");
    }

    /** An unreadable file is treated as absent: no entry could be read from it. */
    @Override
    public Log describe() {
        if (!Files.isRegularFile(file)) {
            return Log.NONE;
        }
        try {
            return new Log(inode(), lines());
        } catch (IOException e) {
            return Log.NONE;
        }
    }

    private long inode() throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("unix")
                        && Files.getAttribute(file, "unix:ino") instanceof Long inode
                ? inode
                : 0;
    }

    private long lines() throws IOException {
        long lines = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }
}
