package dev.basalt.bootstrap.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.launcher.Checkout.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher with the real program and a real JVM. */
final class LauncherIT {
    private static final String JDK = System.getProperty("java.home");
    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void copyTheBuild() throws IOException {
        checkout = Checkout.built(folder);
    }

    /** Also where the build was moved to: this is a copy of it. */
    @Test
    void theArchiveIsUsed() throws Exception {
        Outcome outcome =
                checkout.run(
                        builder -> {
                            withJdk(builder);
                            builder.environment().put("JDK_JAVA_OPTIONS", "-Xshare:on");
                        },
                        "--version");

        assertEquals(0, outcome.status(), outcome.err());
    }

    enum Damage {
        MISSING {
            @Override
            void to(Path cache) throws IOException {
                Files.delete(cache);
            }
        },
        EMPTY {
            @Override
            void to(Path cache) throws IOException {
                Files.write(cache, new byte[0]);
            }
        },
        ANOTHER_KIND_OF_FILE {
            @Override
            void to(Path cache) throws IOException {
                Files.writeString(cache, "not a cache\n");
            }
        },
        CUT_IN_HALF {
            @Override
            void to(Path cache) throws IOException {
                try (var file = new RandomAccessFile(cache.toFile(), "rw")) {
                    file.setLength(file.length() / 2);
                }
            }
        },
        OVERWRITTEN_IN_THE_MIDDLE {
            @Override
            void to(Path cache) throws IOException {
                try (var file = new RandomAccessFile(cache.toFile(), "rw")) {
                    file.seek(file.length() / 2);
                    file.write(new byte[100_000]);
                }
            }
        };

        abstract void to(Path cache) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedArchiveOnlyCostsTime(Damage damage) throws Exception {
        damage.to(checkout.program().resolve("basalt.jsa"));

        assertEquals(new Outcome(0, "", ""), checkout.run(LauncherIT::withJdk, "mcp"));
    }

    @Test
    void anArchiveOfOtherJarsOnlyCostsTime() throws Exception {
        Path program = checkout.program();
        Path cache = program.resolve("basalt.jsa");
        FileTime time = Files.getLastModifiedTime(cache);
        Files.delete(cache);
        Path other = Files.copy(program.resolve("basalt.jar"), program.resolve("other.jar"));
        Process training =
                java(program, "-XX:ArchiveClassesAtExit=basalt.jsa", "-cp", other.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(training.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, training.waitFor(), said);
        Files.setLastModifiedTime(cache, time);

        assertEquals(new Outcome(0, "", ""), checkout.run(LauncherIT::withJdk, "mcp"));
    }

    private static void withJdk(ProcessBuilder builder) {
        builder.environment().put("JAVA_HOME", JDK);
    }

    private static ProcessBuilder java(Path folder, String... options) {
        var builder = new ProcessBuilder(JDK + "/bin/java", "@jvm.options");
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("dev.basalt.bootstrap.server.Main", "--version"));
        return builder.directory(folder.toFile());
    }

    @ParameterizedTest
    @CsvSource({"--version, 0", "--help, 0", "mcp --help, 0"})
    void helpAndVersionAreOnStandardOutput(String line, int status) throws Exception {
        Outcome outcome = checkout.run(LauncherIT::withJdk, line.split(" ", -1));

        assertEquals(status, outcome.status());
        assertEquals("", outcome.err());
        assertFalse(outcome.out().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown", "mcp --unknown", "unknown", "mcp -c unknown"})
    void aWrongCommandLineIsRefusedInOneLineOnStandardError(String line) throws Exception {
        Outcome outcome = checkout.run(LauncherIT::withJdk, line.split(" ", -1));

        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("basalt: .*unknown.*\\n"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LC_ALL=C.UTF-8"})
    void textIsUtf8AlsoWithoutALocale(String locale) throws Exception {
        Outcome outcome =
                checkout.run(builder -> {
                    withJdk(builder);
                    if (!locale.isEmpty()) {
                        String[] variable = locale.split("=", 2);
                        builder.environment().put(variable[0], variable[1]);
                    }
                    // written by the shell, for this JVM may have no locale either
                    String start = "exec \"$0\" \"$(printf 'gr\\303\\266\\303\\237er')\"";
                    builder.command().addAll(0, List.of("/bin/sh", "-c", start));
                });

        assertEquals("basalt: unknown command größer; see basalt --help\n", outcome.err());
    }

    @Test
    void aSymbolicLinkAndAnotherFolderMakeNoDifference() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("chained"), Path.of("../check out/basalt"));
        Path link = Files.createSymbolicLink(bin.resolve("basalt"), Path.of("chained"));

        Outcome outcome =
                checkout.run(
                        builder -> {
                            withJdk(builder);
                            builder.command().set(0, link.toString());
                            builder.directory(new File("/"));
                        },
                        "--version");

        assertEquals(0, outcome.status(), outcome.err());
    }

    @Test
    void aThreadDumpDoesNotGoToStandardOutput() throws Exception {
        var run = checkout.start(LauncherIT::withJdk, "mcp");
        // The JVM dumps its threads on SIGQUIT once it runs; before that the signal ends it.
        Path status = Path.of("/proc/" + run.process().pid() + "/status");
        while (!catchesQuit(Files.readString(status))) {
            assertFalse(run.process().waitFor(10, TimeUnit.MILLISECONDS));
        }
        new ProcessBuilder("kill", "-QUIT", Long.toString(run.process().pid())).start().waitFor();
        run.process().getOutputStream().close();

        assertEquals("", run.end().out());
    }

    private static boolean catchesQuit(String status) {
        String mask = status.replaceAll("(?s).*SigCgt:\\s*(\\p{XDigit}+).*", "$1");
        return (Long.parseUnsignedLong(mask, 16) & 1L << 2) != 0;
    }
}
