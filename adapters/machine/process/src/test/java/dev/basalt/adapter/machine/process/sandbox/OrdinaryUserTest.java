package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRunner;
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
import java.util.stream.Stream;

/** Sandboxes for an unprivileged user, to whom the kernel itself refuses mounts. */
@ParameterizedClass
@MethodSource("backends")
class OrdinaryUserTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    private final Path project;
    private final ProcessCommandRunner runner;

    /** Landlock, and bwrap where it works for such a user ({@link OrdinaryUserChoiceTest}). */
    static Stream<SandboxBackend> backends() {
        return OrdinaryUserChoiceTest.bubblewrapWorks()
                ? Stream.of(SandboxBackend.LANDLOCK, SandboxBackend.BWRAP)
                : Stream.of(SandboxBackend.LANDLOCK);
    }

    OrdinaryUserTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        project = Files.createDirectory(base.resolve("project"));
        Files.createDirectories(project.resolve(".git/hooks"));
        Files.createDirectory(project.resolve("src"));
        Files.writeString(project.resolve(".git/config"), "original\n");
        Files.writeString(project.resolve("file"), "old\n");
        Files.writeString(base.resolve("outside"), "original\n");
        UnprivilegedEngine.loadClasses();
        runner = new ProcessCommandRunner(new UnprivilegedEngine(), Commands.sandboxes());
        if (UnprivilegedEngine.isNeeded()) {
            giveAway(base);
        }
    }

    private static void giveAway(Path base) throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", UnprivilegedEngine.NOBODY);
            }
        }
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void commandsDoNotRunAsRoot() {
        assertNotEquals("0\n", run("id -u", runner).stdout().text());
    }

    @Test
    void withoutASandboxTheRepositoryIsWritable() {
        assertEquals(
                exited(0),
                script("echo x > .git/config && echo x > ../outside && mv .git aside")
                        .in(project)
                        .runBy(runner)
                        .ending());
    }

    @Test
    void theWorkspaceIsWritable() throws IOException {
        assertEquals(exited(0), run("echo new > file && echo x > src/new", runner).ending());
        assertEquals("new\n", Files.readString(project.resolve("file")));
    }

    /** Landlock can't grant new entries without granting the repository: docs/security.md. */
    @Test
    void onlyBubblewrapAllowsNewEntriesBesideARepository() {
        run("echo x > new", runner);

        assertEquals(backend == SandboxBackend.BWRAP, Files.exists(project.resolve("new")));
    }

    @Test
    void theRepositoryIsNotWritable() throws IOException {
        assertRefused("echo x > .git/config", "Read-only file system");
        assertRefused("echo x > .git/hooks/pre-commit", "Read-only file system");
        assertRefused("rm .git/config", "Read-only file system");
        assertRefused("mv .git aside", "Device or resource busy");
        assertRefused("echo x > ../outside", "Read-only file system");

        assertEquals("original\n", Files.readString(project.resolve(".git/config")));
        assertFalse(Files.exists(project.resolve(".git/hooks/pre-commit")));
    }

    @Test
    void namespacesOfItsOwnDoNotMakeItWritable() {
        CommandOutcome outcome = run("unshare --user --map-root-user --mount true", runner);

        assertEquals(exited(1), outcome.ending());
        assertTrue(
                outcome.stderr().text().contains("Operation not permitted"),
                outcome.stderr().text());
    }

    private void assertRefused(String command, String errorWithBubblewrap) {
        String said = run(command, runner).stderr().text();

        assertTrue(
                said.contains(
                        backend == SandboxBackend.BWRAP
                                ? errorWithBubblewrap
                                : "Permission denied"),
                said);
    }

    private CommandOutcome run(String script, CommandRunner by) {
        return script(script)
                .in(project)
                .under(
                        new Sandboxing.Sandboxed(
                                new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true),
                                project))
                .by(backend)
                .runBy(by);
    }
}
