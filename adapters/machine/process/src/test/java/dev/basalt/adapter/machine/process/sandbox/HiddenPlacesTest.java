package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files and directories that commands must not read. */
@ParameterizedClass
@MethodSource("dev.basalt.adapter.machine.process.Commands#backends")
class HiddenPlacesTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    private final Path home;
    private final Path project;
    private final ProcessCommandRunner runner;

    HiddenPlacesTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        home = Files.createDirectory(base.resolve("home"));
        project = Files.createDirectory(base.resolve("project"));
        Files.createDirectory(home.resolve("private"));
        Files.writeString(home.resolve("private/file"), "secret");
        Files.writeString(home.resolve("file"), "secret");
        Files.writeString(home.resolve("other"), "open\n");
        runner =
                new ProcessCommandRunner(
                        Commands.posixEngine(),
                        new Sandboxes(
                                Posix.load(),
                                Optional.empty(),
                                List.of(
                                        home.resolve("file"),
                                        home.resolve("private"),
                                        home.resolve("missing"))));
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void areNotReadable() {
        assertEquals("open\n", output("cat file private/* other"));
    }

    private String output(String script) {
        return script("cd " + home + "; " + script + " 2>/dev/null")
                .in(project)
                .under(new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), project))
                .by(backend)
                .runBy(runner)
                .stdout()
                .text();
    }
}
