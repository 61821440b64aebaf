package dev.basalt.bootstrap.process.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.process.Basalt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commands typed in a terminal: what they print where, and their exit status. */
final class TerminalIT {

    private static final String KEY = "sk-0123456789abcdef";

    @TempDir Path home;

    /** How a command ended. */
    private record Outcome(int status, String out, String err) {}

    @Test
    void aKeyIsStoredShownMaskedAndDeleted() throws Exception {
        assertEquals(
                new Outcome(0, "", "Successfully logged in\n"),
                run(KEY + "\n", "login", "--with-api-key"));
        assertEquals(
                """
                {
                  "OPENAI_API_KEY": "%s"
                }\
                """
                        .formatted(KEY),
                Files.readString(home.resolve("auth.json")));
        assertEquals(
                new Outcome(0, "", "Logged in using an API key - sk-01234***bcdef\n"),
                run("", "login", "status"));
        assertEquals(new Outcome(0, "", "Successfully logged out\n"), run("", "logout"));
        assertEquals(new Outcome(1, "", "Not logged in\n"), run("", "login", "status"));
        assertEquals(new Outcome(0, "", "Not logged in\n"), run("", "logout"));
    }

    @Test
    void theSettingsInEffectAreShownWithTheirOrigins() throws Exception {
        Path file = home.resolve("config.toml");
        Files.writeString(
                file,
                """
                model = "of-the-file"
                sandbox_mod = "read-only"
                [shell_environment_policy.set]
                PASSWORD = "s3cret"
                """);

        Outcome config = run("", "config", "-c", "approval_policy=never");

        assertEquals(0, config.status());
        assertEquals("", config.err());
        List<String> lines =
                config.out().lines().map(line -> line.replaceAll(" +#", " #")).toList();
        assertTrue(lines.contains("model = \"of-the-file\" # " + file + ", line 1"), config.out());
        assertTrue(lines.contains("approval_policy = \"never\" # -c"), config.out());
        assertTrue(lines.contains("sandbox_mode = \"read-only\" # built-in"), config.out());
        assertTrue(
                lines.contains("# sandbox_mod # " + file + ", line 2: unknown key, ignored"),
                config.out());
        assertFalse(config.out().contains("s3cret"), config.out());
    }

    @Test
    void aWrongConfigurationIsReportedInOneLineWithStatusOne() throws Exception {
        Path file = home.resolve("config.toml");
        Files.writeString(file, "model = 5\n");

        assertEquals(
                new Outcome(
                        1,
                        "",
                        "Error: expected a string, found 5 in `model` (" + file + ", line 1)\n"),
                run("", "config"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mcp -c model=5              | basalt: Error parsing -c overrides: expected a string, found 5 in `model` (-c)
                    mcp -c approval_policy=some | basalt: Error parsing -c overrides: expected `untrusted`, `on-failure`, `on-request` or `never`, found "some" in `approval_policy` (-c)
                    mcp -c model                | basalt: Invalid override (missing '='): model
                    config -c =x                | basalt: Empty key in override: =x
                    login status -c a           | basalt: Invalid override (missing '='): a
                    login --key x               | basalt: unknown option --key; see basalt login --help
                    """)
    void aWrongCommandLineIsReportedInOneLine(String line, String error) throws Exception {
        assertEquals(new Outcome(2, "", error + "\n"), run("", line.split(" ", -1)));
    }

    private Outcome run(String input, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder command = Basalt.command(home, arguments);
        command.environment().remove("OPENAI_API_KEY");
        Path err = Files.createTempFile("basalt", ".err");
        command.redirectError(err.toFile());
        Process process = command.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // it may have ended without reading
            assertTrue(input.isEmpty(), e::getMessage);
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        Outcome outcome = new Outcome(process.waitFor(), out, Files.readString(err));
        Files.delete(err);
        return outcome;
    }
}
