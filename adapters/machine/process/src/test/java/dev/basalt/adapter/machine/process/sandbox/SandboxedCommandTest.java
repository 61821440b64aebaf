package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What commands may do under each policy, with each backend of this machine. */
@ParameterizedClass
@MethodSource("dev.basalt.adapter.machine.process.Commands#backends")
class SandboxedCommandTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(Commands.posixEngine(), Commands.sandboxes());

    @TempDir Path directory;
    private Path project = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void createFiles() throws Exception {
        project = Files.createDirectory(directory.resolve("project"));
        elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void readOnlyWritesNothingButDevNull() {
        assertEquals(
                exited(0),
                run("cat /etc/passwd > /dev/null", new SandboxPolicy.ReadOnly()).ending());
        assertEquals(
                refused("new"), run("echo > new", new SandboxPolicy.ReadOnly()).stderr().text());
    }

    @Test
    void workspaceWriteWritesInTheWorkspace() throws Exception {
        assertEquals(
                "new\n",
                run("mkdir d && echo new > d/f && mv d/f . && cat f", workspace()).stdout().text());
        assertEquals("new\n", Files.readString(project.resolve("f")));
    }

    @Test
    void theSessionsDirectoryIsTheWorkspaceAndNotTheCommands() {
        assertEquals(
                refused("new"),
                script("echo > new")
                        .in(elsewhere)
                        .under(new Sandboxing.Sandboxed(workspace(), project))
                        .by(backend)
                        .runBy(runner)
                        .stderr()
                        .text());
    }

    @Test
    void aConfiguredRootIsWritable() {
        SandboxPolicy policy =
                new SandboxPolicy.WorkspaceWrite(
                        List.of(elsewhere, Path.of("/no/such/root")), false, true, true);

        assertEquals(exited(0), run("echo > " + elsewhere + "/new", policy).ending());
    }

    /** With a device file, root could write to the whole disk. */
    @Test
    void noDeviceFileCanBeCreatedInTheWorkspace() {
        CommandOutcome outcome = run("mknod disk b 7 0 || mknod tape c 4 64", workspace());

        assertEquals(exited(1), outcome.ending());
        String reason =
                backend == SandboxBackend.BWRAP ? "Operation not permitted" : "Permission denied";
        assertEquals(
                List.of("mknod: disk: " + reason, "mknod: tape: " + reason),
                outcome.stderr().text().lines().toList());
    }

    @Test
    void theServersOwnThreadsAreNotRestricted() throws Exception {
        run("true", new SandboxPolicy.ReadOnly());

        Files.writeString(elsewhere.resolve("ours"), "written");
        assertEquals(exited(0), script("echo > " + elsewhere + "/bare").runBy(runner).ending());
    }

    private String refused(String file) {
        String reason =
                backend == SandboxBackend.BWRAP ? "Read-only file system" : "Permission denied";
        return "sh: 1: cannot create " + file + ": " + reason + "\n";
    }

    private static SandboxPolicy workspace() {
        return new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true);
    }

    private CommandOutcome run(String script, SandboxPolicy policy) {
        return script(script)
                .in(project)
                .under(new Sandboxing.Sandboxed(policy, project))
                .by(backend)
                .runBy(runner);
    }
}
