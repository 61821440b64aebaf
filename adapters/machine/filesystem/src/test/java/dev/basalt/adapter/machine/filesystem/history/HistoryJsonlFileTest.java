package dev.basalt.adapter.machine.filesystem.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.conversation.MessageHistory.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HistoryJsonlFileTest {

    @TempDir Path home;

    @Test
    void anAbsentFileIsNone() {
        assertEquals(Log.NONE, new HistoryJsonlFile(home).describe());
    }

    @Test
    void theFileIsNamedByItsInodeAndHasAsManyEntriesAsLines() throws IOException {
        Path file = home.resolve("history.jsonl");
        Files.writeString(file, "{\"text\":\"a\"}\n".repeat(20_000) + "half a line");

        assertEquals(
                new Log((Long) Files.getAttribute(file, "unix:ino"), 20_000),
                new HistoryJsonlFile(home).describe());
    }

    @Test
    void aDirectoryInItsPlaceIsNone() throws IOException {
        Files.createDirectory(home.resolve("history.jsonl"));

        assertEquals(Log.NONE, new HistoryJsonlFile(home).describe());
    }
}
