package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Terminals and shared memory that a command shares with no other program. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("dev.basalt.adapter.machine.process.Commands#backendsWithMounts")
class OwnDevicesTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    @TempDir Path directory;

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(Commands.posixEngine(), Commands.sandboxes());

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void aCommandHasSharedMemoryOfItsOwn() {
        assertEquals(
                "0\nshared\n",
                shell("ls /dev/shm | wc -l; echo shared > /dev/shm/basalt-own; cat /dev/shm/*"));
        assertFalse(Files.exists(Path.of("/dev/shm/basalt-own")));
    }

    @Test
    void aCommandOpensAPseudoTerminal() {
        assertEquals(
                "typed and shown\n",
                perl(
                        """
                        open M, '+<', '/dev/ptmx' or die $!;
                        my ($n, $no) = (pack('i', 0), pack('i', 0));
                        ioctl M, 0x80045430, $n or die $!;
                        ioctl M, 0x40045431, $no or die $!;
                        open S, '+<', '/dev/pts/' . unpack('i', $n) or die $!;
                        my $settings = "\\0" x 64;
                        ioctl S, 0x5401, $settings or die $!;
                        -t S or die;
                        syswrite S, 'typed and shown';
                        sysread M, my $shown, 99;
                        print "$shown\\n";
                        """));
    }

    @Test
    void aTerminalCanBecomeTheControllingOne() {
        assertEquals("hi\n", shell("script -qec 'echo hi > /dev/tty' /dev/null | tr -d '\\r'"));
    }

    private String shell(String script) {
        return run("sh", "-c", script);
    }

    private String perl(String program) {
        return run("perl", "-e", program);
    }

    private String run(String... argv) {
        return command(argv)
                .in(directory)
                .with(Map.of("PATH", Commands.SYSTEM_PATH, "LC_ALL", "C"))
                .under(
                        new Sandboxing.Sandboxed(
                                new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true),
                                directory))
                .by(backend)
                .runBy(runner)
                .combined()
                .text();
    }
}
