package dev.basalt.adapter.process;

import static dev.basalt.adapter.process.Commands.exited;
import static dev.basalt.adapter.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.process.posix.Posix;
import dev.basalt.adapter.process.sandbox.Sandboxes;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.sandbox.Confinement;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Landlock for a user whom the kernel refuses mounts, and not only we. */
class OrdinaryUserTest {

    private final Path project;
    private final ProcessCommandRunner runner;

    OrdinaryUserTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        project = Files.createDirectory(base.resolve("project"));
        Files.createDirectories(project.resolve(".git/hooks"));
        Files.createDirectory(project.resolve("src"));
        Files.writeString(project.resolve(".git/config"), "original\n");
        Files.writeString(project.resolve("file"), "old\n");
        Files.writeString(base.resolve("outside"), "original\n");
        // only root may read the classes that root's home has: they are loaded while it is root
        var asWhoRunsThis = new ProcessCommandRunner(Commands.posixEngine(), sandboxes(false));
        run("true", asWhoRunsThis);
        asWhoRunsThis.close();
        runner = new ProcessCommandRunner(new NobodyEngine(), sandboxes(true));
        if (NobodyEngine.isNeeded()) {
            giveAway(base);
        }
    }

    private static Sandboxes sandboxes(boolean mounts) {
        return new Sandboxes(
                Posix.load(),
                List.of(Path.of("/nowhere/bwrap")),
                mounts,
                Optional.empty(),
                List.of());
    }

    private static void giveAway(Path base) throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", NobodyEngine.NOBODY);
            }
        }
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void theCommandsAreNotRoots() {
        assertNotEquals("0\n", run("id -u", runner).stdout().text());
    }

    @Test
    void withoutASandboxTheRepositoryIsTheUsers() {
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

    @Test
    void theRepositoryIsNot() throws IOException {
        assertRefused("echo x > .git/config");
        assertRefused("echo x > .git/hooks/pre-commit");
        assertRefused("rm .git/config");
        assertRefused("mv .git aside");
        assertRefused("echo x > ../outside");

        assertEquals("original\n", Files.readString(project.resolve(".git/config")));
        assertFalse(Files.exists(project.resolve(".git/hooks/pre-commit")));
    }

    @Test
    void namespacesOfItsOwnDoNotOpenIt() {
        CommandOutcome outcome = run("unshare --user --map-root-user --mount true", runner);

        assertEquals(exited(1), outcome.ending());
        assertTrue(
                outcome.stderr().text().contains("Operation not permitted"),
                outcome.stderr().text());
    }

    private void assertRefused(String command) {
        String said = run(command, runner).stderr().text();

        assertTrue(said.contains("Permission denied"), said);
    }

    private CommandOutcome run(String script, CommandRunner by) {
        return script(script)
                .in(project)
                .under(
                        new Confinement.Sandboxed(
                                new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true),
                                project))
                .by(SandboxBackend.LANDLOCK)
                .runBy(by);
    }
}
