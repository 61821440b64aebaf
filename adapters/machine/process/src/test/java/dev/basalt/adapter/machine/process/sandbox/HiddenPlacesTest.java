package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.OutputQueue;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Files and directories that commands must not read. */
@ParameterizedClass
@MethodSource("dev.basalt.adapter.machine.process.Commands#backends")
class HiddenPlacesTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    private final Path home;
    private final Path project;
    private final Sandboxes sandboxes;
    private final ProcessCommandRunner runner;

    HiddenPlacesTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        home = Files.createDirectory(base.resolve("home"));
        project = Files.createDirectory(base.resolve("project"));
        Files.createDirectory(home.resolve("private"));
        Files.writeString(home.resolve("private/file"), "secret");
        Files.writeString(home.resolve("file"), "secret");
        Files.writeString(home.resolve("other"), "open\n");
        sandboxes =
                new Sandboxes(
                        Posix.load(),
                        Optional.empty(),
                        List.of(
                                home.resolve("file"),
                                home.resolve("private"),
                                home.resolve("missing")));
        runner = new ProcessCommandRunner(Commands.posixEngine(), sandboxes);
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void areNotReadable() {
        assertEquals("open\n", output("cat file private/* other"));
    }

    /** Landlock can't except them from a grant: docs/security.md. */
    @Test
    void areNotReadableInAWritableRootIfABackendCanMount() {
        boolean readable = backend == SandboxBackend.LANDLOCK && !Commands.mayMount();

        assertEquals(
                readable ? "secretsecretopen\n" : "open\n",
                output("cat file private/* other", inWritableRoot(), runner));
    }

    /** A logout while a command starts. */
    @Test
    void aFileThatIsDeletedBeforeTheCommandStartsIsNotCreated() {
        var deleting =
                new ProcessCommandRunner(new DeletingEngine(home.resolve("file")), sandboxes);
        try (deleting) {
            assertEquals("open\n", output("cat other", inWritableRoot(), deleting));
        }
        assertFalse(Files.exists(home.resolve("file")));
    }

    /** A sign-in while a command runs: docs/security.md. */
    @Test
    void aFileThatIsCreatedWhileTheCommandRunsIsReadableOnlyWithLandlockInAWritableRoot() {
        Path created = home.resolve("missing");
        var outcome =
                script("echo ready; until test -e go; do :; done; cat " + created)
                        .in(project)
                        .under(inWritableRoot())
                        .by(backend)
                        .runBy(
                                runner,
                                (stream, chunk) -> {
                                    write(created, "secret");
                                    write(project.resolve("go"), "");
                                },
                                new Cancellation());

        assertEquals(
                backend == SandboxBackend.BWRAP ? "ready\n" : "ready\nsecret",
                outcome.stdout().text());
    }

    @Test
    void otherFilesBesideThemStayWritableInAWritableRoot() throws IOException {
        output("echo changed > other", inWritableRoot(), runner);

        assertEquals("changed\n", Files.readString(home.resolve("other")));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sandboxing inWritableRoot() {
        return new Sandboxing.Sandboxed(
                new SandboxPolicy.WorkspaceWrite(List.of(home.getParent()), false, true, true),
                project);
    }

    private String output(String script) {
        return output(
                script, new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), project), runner);
    }

    private String output(String script, Sandboxing sandboxing, ProcessCommandRunner by) {
        return script("cd " + home + "; " + script + " 2>/dev/null")
                .in(project)
                .under(sandboxing)
                .by(backend)
                .runBy(by)
                .stdout()
                .text();
    }

    /** Deletes a file when everything is prepared for the start of a command. */
    private record DeletingEngine(Path file, Engine engine) implements Engine {

        DeletingEngine(Path file) {
            this(file, Commands.posixEngine());
        }

        @Override
        public Either<String, Running> start(
                SandboxedLaunch sandboxed, Duration timeout, OutputQueue queue) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return engine.start(sandboxed, timeout, queue);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
