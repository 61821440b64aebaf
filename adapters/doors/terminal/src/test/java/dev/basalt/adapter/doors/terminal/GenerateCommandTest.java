package dev.basalt.adapter.doors.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class GenerateCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--out dir", "-o dir", "--out=dir"})
    void theFileIsPrinted(String line) {
        int status = run(directory -> directory.resolve("types.ts"), line.split(" ", -1));

        assertEquals(0, status);
        assertEquals("dir/types.ts\n", text(out));
    }

    @Test
    void aDirectoryIsRequired() {
        assertEquals(2, run(directory -> directory));
        assertEquals(2, run(directory -> directory, "--out="));
    }

    @Test
    void whatCannotBeWrittenIsReportedInPlainWords() {
        int status =
                run(
                        directory -> {
                            throw new FileAlreadyExistsException(directory.toString());
                        },
                        "--out",
                        "file");

        assertEquals(1, status);
        assertEquals("basalt: can't write to file: not a directory\n", text(err));
    }

    private int run(GenerateCommand.Generator generator, String... arguments) {
        return new GenerateCommand(
                        GenerateCommand.TYPESCRIPT, generator, refused -> "not a directory")
                .run(
                        List.of(arguments),
                        new Terminal(
                                InputStream.nullInputStream(),
                                new PrintStream(out, true),
                                new PrintStream(err, true),
                                Map.of(),
                                Optional.empty()));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
