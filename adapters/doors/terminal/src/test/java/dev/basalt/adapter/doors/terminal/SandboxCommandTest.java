package dev.basalt.adapter.doors.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SandboxCommandTest {

    /** Landlock, which every Linux that the tests run on has; /tmp is where the tests are. */
    private static final String CONFIG =
            """
            sandbox_backend = "landlock"
            [sandbox_workspace_write]
            exclude_slash_tmp = true
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;
    private final Path project;
    private final Path other;
    private final ProcessCommandRunner runner =
            ProcessCommandRunner.of(Optional.empty(), List.of());

    SandboxCommandTest(@TempDir Path directory) throws IOException {
        home = Files.createDirectory(directory.toRealPath().resolve("home"));
        project = Files.createDirectory(directory.toRealPath().resolve("project"));
        other = Files.createDirectory(directory.toRealPath().resolve("other"));
        Files.writeString(home.resolve("config.toml"), CONFIG);
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void theCommandRunsSandboxedAndItsOutputAndStatusArePassedOn() {
        assertEquals(3, run("sh", "-c", "exit 3"));
        assertEquals(3, run("--", "sh", "-c", "echo out; echo err >&2; exit 3"));
        assertEquals("out\n", text(out));
        assertEquals("err\n", text(err));
        assertTrue(run("--", "touch", "new") != 0);
        assertFalse(Files.exists(project.resolve("new")));
    }

    @Test
    void theModeAndWritableDirectoriesCanBeGiven() {
        assertEquals(0, run("--mode", "workspace-write", "--", "touch", "new"));
        assertTrue(Files.exists(project.resolve("new")));
        assertEquals(0, run("--writable=" + other, "--", "touch", other + "/new"));
        assertTrue(Files.exists(other.resolve("new")));
        assertEquals(1, run("--full-auto", "--", "touch", home + "/new"));
    }

    @Test
    void secretsAreNotInTheEnvironmentOfTheCommand() {
        assertEquals(0, run("--", "env"));
        assertTrue(text(out).contains("GREETING=hello\n"), text(out));
        assertFalse(text(out).contains("OPENAI_API_KEY"), text(out));
    }

    @Test
    void aSignalBecomesTheStatusThatAShellWouldReturn() {
        assertEquals(128 + 9, run("--", "sh", "-c", "kill -9 $$"));
    }

    @Test
    void aCommandThatDoesNotStartIsReported() {
        assertEquals(127, run("no-such-program"));
        assertEquals("basalt: no-such-program: No such file or directory\n", text(err));
        assertEquals(127, run("--", "./no-such-program"));
        assertEquals("basalt: ./no-such-program: No such file or directory\n", text(err));
        assertEquals(126, run("--", project.toString()));
        assertEquals("basalt: " + project + ": Permission denied\n", text(err));
    }

    @Test
    void theSandboxOfACommandIsExplained() {
        assertEquals(0, run("--explain", "--full-auto"));
        assertTrue(
                text(out)
                        .startsWith(
                                """
                                mode:     workspace-write
                                sandbox:  landlock (configured)
                                network:  blocked
                                writable, except .git and .codex directly inside:
                                  %s
                                not enforced:
                                  reading files other than auth.json
                                """
                                        .formatted(project)),
                text(out));
    }

    @Test
    void fullAccessIsExplainedToo() {
        assertEquals(0, run("--explain", "--mode=danger-full-access"));
        assertEquals(
                """
                mode:     danger-full-access
                sandbox:  none (no sandbox is needed)
                network:  allowed
                writable: everything
                """,
                text(out));
    }

    @ParameterizedTest
    @CsvSource({
        "'', no command given; usage: basalt sandbox [OPTION]... [--] CMD [ARGUMENT]...",
        "'--mode', --mode needs a value",
        "'--mode x', '--mode must be one of read-only, workspace-write, danger-full-access, not"
                + " x'",
        "'--wrong -- true', unknown option --wrong",
        "'--mode read-only --writable d -- true', --writable requires --mode workspace-write",
    })
    void wrongArgumentsAreReported(String line, String complaint) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ", -1)));
        assertEquals("basalt: " + complaint + "\n", text(err));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Map<String, String> environment =
                Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello", "OPENAI_API_KEY", "s3cret");
        var settings =
                new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new TomlConfigurationFile(new CodexHome(home, true)),
                                List.of()),
                        new AgentsMdFiles(home),
                        environment,
                        new ModelApis(List.of(new ResponsesApi(new ModelHttp(), "test"))),
                        project);
        return new SandboxCommand(settings, runner, runner.sandboxes())
                .run(
                        List.of(arguments),
                        new Terminal(
                                InputStream.nullInputStream(),
                                new PrintStream(out, true),
                                new PrintStream(err, true),
                                environment,
                                Optional.empty()));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
