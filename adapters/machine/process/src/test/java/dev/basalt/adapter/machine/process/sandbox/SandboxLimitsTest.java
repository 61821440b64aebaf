package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.engine.PortableEngine;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Landlock for a user without the privilege to mount, and machines without a sandbox. */
class SandboxLimitsTest {

    private static final List<Path> NOWHERE = List.of(Path.of("/nowhere/bwrap"));

    private final Path project;
    private final Path home;
    private final Sandboxes sandboxes;
    private final ProcessCommandRunner runner;

    SandboxLimitsTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        project = Files.createDirectory(base.resolve("project"));
        home = Files.createDirectory(base.resolve("home"));
        sandboxes =
                new Sandboxes(
                        Posix.load(),
                        NOWHERE,
                        false,
                        Optional.empty(),
                        List.of(home.resolve("auth.json")));
        runner = new ProcessCommandRunner(Commands.posixEngine(), sandboxes);
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void aWorkspaceWithoutARepositoryIsWritable() {
        assertEquals(exited(0), run("echo x > new && mkdir d && mv new d").ending());
        assertEquals(List.of(), deniedInTheWorkspace());
    }

    @Test
    void theRepositoryIsReadOnlyAndNoEntriesCanBeCreatedBesideIt() throws IOException {
        Files.createDirectories(project.resolve(".git/hooks"));
        Files.createDirectory(project.resolve("src"));
        Files.writeString(project.resolve("file"), "old");

        assertEquals(exited(0), run("echo new > file && echo x > src/new").ending());
        assertEquals("new\n", Files.readString(project.resolve("file")));
        assertRefused("echo x > .git/hooks/pre-commit");
        assertRefused("mv .git aside");
        assertRefused("echo x > new");
        assertEquals(
                List.of(
                        "creating, moving and removing entries directly in a directory that"
                                + " contains a .git or .codex, or in a parent of one"),
                deniedInTheWorkspace());
    }

    /** The user's terminal is writable for a command that may write to terminals at all. */
    @Test
    void thereAreNoTerminalsWhileAnotherProgramHasOne() throws IOException {
        try (var _ = Files.newByteChannel(Path.of("/dev/ptmx"), READ, WRITE)) {
            assertRefused("true <> /dev/ptmx");
            assertTrue(
                    report().alsoDenied().stream()
                            .anyMatch(denied -> denied.startsWith("pseudo-terminals")));
        }
    }

    @Test
    void sharedMemoryIsWritableWhereTmpIs() {
        var withTmp = new SandboxPolicy.WorkspaceWrite(List.of(), false, true, false);
        String use = "f=/dev/shm/basalt-test-$$; echo x > $f && rm $f";

        assertRefused(use);
        assertEquals(
                exited(0),
                script(use)
                        .in(project)
                        .under(new Sandboxing.Sandboxed(withTmp, project))
                        .runBy(runner)
                        .ending());
    }

    @Test
    void aLinkToARepositoryIsReadOnly() throws IOException {
        Files.createSymbolicLink(
                project.resolve(".git"), Files.createDirectory(home.resolve("repository")));

        assertRefused("rm .git");
        assertRefused("echo x > .git/hook");
    }

    @Test
    void storedCredentialsAreNotReadable() throws IOException {
        Files.writeString(home.resolve("auth.json"), "secret");
        Files.writeString(home.resolve("other"), "open\n");

        assertEquals("open\n", run("cat " + home + "/other").stdout().text());
        assertEquals(
                "cat: " + home + "/auth.json: Permission denied\n",
                run("cat " + home + "/auth.json").stderr().text());
    }

    @Test
    void withoutBubblewrapLandlockIsChosenWithTheReason() {
        assertEquals("landlock", report().name());
        assertEquals("bwrap is not installed", report().reason());
        assertEquals(exited(0), run("true").ending());
    }

    @Test
    void aBubblewrapThatDoesNotWorkIsNotChosen() throws IOException {
        Path broken = Files.writeString(home.resolve("bwrap"), "#!/bin/sh\necho no >&2; exit 1\n");
        assertTrue(broken.toFile().setExecutable(true));
        var withBroken =
                new Sandboxes(Posix.load(), List.of(broken), true, Optional.empty(), List.of());

        SandboxReport report = withBroken.report(sandbox(), SandboxChoice.DEFAULT);

        assertEquals("landlock", report.name());
        assertEquals("bwrap does not work here: no", report.reason());
    }

    @Test
    void aConfiguredBackendThatIsMissingRefusesCommands() {
        assertEquals(
                new CommandError.NoSandbox(
                        "no sandbox is available for workspace-write: bwrap is not installed"),
                script("echo > bare")
                        .in(project)
                        .under(sandbox())
                        .by(SandboxBackend.BWRAP)
                        .refusedBy(runner));
        assertFalse(Files.exists(project.resolve("bare")));
    }

    @Test
    void aMachineWithoutAnySandboxRefuses() {
        var none =
                new Sandboxes(
                        Either.left("this is not Linux"),
                        NOWHERE,
                        true,
                        Optional.empty(),
                        List.of());
        try (var bare = new ProcessCommandRunner(new PortableEngine(), none)) {
            assertEquals(
                    new CommandError.NoSandbox(
                            "no sandbox is available for workspace-write: this is not Linux;"
                                    + " this is not Linux"),
                    script("true").in(project).under(sandbox()).refusedBy(bare));
        }
        assertEquals("unavailable", none.report(sandbox(), SandboxChoice.DEFAULT).name());
    }

    private void assertRefused(String command) {
        CommandOutcome outcome = run(command);

        assertTrue(outcome.stderr().text().contains("Permission denied"), outcome.stderr().text());
    }

    private List<String> deniedInTheWorkspace() {
        return report().alsoDenied().stream()
                .filter(denied -> !denied.startsWith("pseudo-terminals"))
                .toList();
    }

    private SandboxReport report() {
        return sandboxes.report(sandbox(), SandboxChoice.DEFAULT);
    }

    private Sandboxing sandbox() {
        return new Sandboxing.Sandboxed(
                new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true), project);
    }

    private CommandOutcome run(String script) {
        return script(script).in(project).under(sandbox()).runBy(runner);
    }
}
