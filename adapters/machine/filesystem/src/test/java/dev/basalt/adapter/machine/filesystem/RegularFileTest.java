package dev.basalt.adapter.machine.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(30)
class RegularFileTest {

    @TempDir Path folder;

    @Test
    void aFileUpToTheLimitIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "abc");

        assertArrayEquals("abc".getBytes(UTF_8), RegularFile.read(file, 3));
        assertArrayEquals("ab".getBytes(UTF_8), RegularFile.head(file, 2));
        assertEquals("is larger than 2 bytes", refusal(file, 2));
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        Path file = folder.resolve("huge");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 33);
        }

        assertEquals("is larger than 1000 bytes", refusal(file, 1000));
        assertEquals(5, RegularFile.head(file, 5).length);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatHasNoEndIsNotRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(
                0, new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor());
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));

        assertEquals("is not a regular file", refusal(pipe, 1000));
        assertEquals("is not a regular file", refusal(link, 1000));
        assertThrows(FileSystemException.class, () -> RegularFile.head(pipe, 1000));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatReportsNoSizeIsReadUpToTheLimit() throws IOException {
        Path status = Path.of("/proc/self/status");

        assertEquals("is larger than 10 bytes", refusal(status, 10));
        assertEquals("Name:", new String(RegularFile.head(status, 5), UTF_8));
    }

    @Test
    void reasonsNameNoClass() {
        assertEquals("is a directory", refusal(folder, 10));
        assertEquals("no such file or directory", refusal(folder.resolve("none"), 10));
        assertEquals("permission denied", FileFailure.reason(new AccessDeniedException("f")));
        assertEquals(
                "Too many open files",
                FileFailure.reason(new FileSystemException("f", null, "Too many open files")));
        assertEquals(
                "No space left on device",
                FileFailure.reason(new IOException("No space left on device")));
        assertEquals("input/output error", FileFailure.reason(new IOException()));
    }

    private static String refusal(Path file, int limit) {
        return FileFailure.reason(
                assertThrows(IOException.class, () -> RegularFile.read(file, limit)));
    }
}
