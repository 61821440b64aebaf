package dev.basalt.adapter.machine.filesystem.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

class ImageFilesTest {

    private final ImageFiles images = new ImageFiles();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.png, image/png",
        "b.JPG, image/jpeg",
        "c.webp, image/webp",
        "noending, application/octet-stream",
    })
    void theTypeIsNamedByTheEnding(String name, String type) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[] {1, 2, 3});

        assertEquals(Either.right("data:" + type + ";base64,AQID"), images.dataUrl(file));
    }

    @Test
    void aMissingFileIsReported() {
        assertEquals(Either.left("no such file"), images.dataUrl(folder.resolve("none.png")));
    }

    @Test
    void aDirectoryIsNoImage() {
        assertEquals(Either.left("is a directory"), images.dataUrl(folder));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceIsNoImage() {
        assertEquals(Either.left("is not a regular file"), images.dataUrl(Path.of("/dev/zero")));
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        Path file = folder.resolve("huge.png");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ImageFiles.LIMIT + 1);
        }

        assertEquals(Either.left("is larger than 52428800 bytes"), images.dataUrl(file));
    }
}
