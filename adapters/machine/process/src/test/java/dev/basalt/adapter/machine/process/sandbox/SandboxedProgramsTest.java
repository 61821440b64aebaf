package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What programs do inside of themselves works in every sandbox, with the network blocked. */
@ParameterizedClass
@MethodSource("dev.basalt.adapter.machine.process.Commands#backends")
class SandboxedProgramsTest {

    @Parameter SandboxBackend backend = SandboxBackend.AUTO;

    @TempDir Path directory;

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(Commands.posixEngine(), Commands.sandboxes());

    @AfterEach
    void endAll() {
        runner.close();
    }

    @Test
    void aSocketPairCarriesEverything() {
        assertEquals(
                "xx yyy 1 1 1 1\n",
                perl(
                        """
                        use Socket;
                        socketpair A, B, AF_UNIX, SOCK_STREAM, 0 or die $!;
                        send A, 'xx', 0 or die $!;
                        defined recv B, $x, 9, 0 or die $!;
                        syswrite B, 'yyy' or die $!;
                        sysread A, $y, 9 or die $!;
                        print join ' ', $x, $y, shutdown(B, 1),
                            setsockopt(A, SOL_SOCKET, SO_SNDBUF, 4096),
                            defined getsockopt(A, SOL_SOCKET, SO_TYPE),
                            defined getpeername(A) && defined getsockname(A);
                        print "\\n";
                        """));
    }

    @Test
    void aProcessPassesADescriptorToItsChild() {
        assertEquals(
                "passed\n",
                perl(
                        """
                        use Socket;
                        socketpair A, B, AF_UNIX, SOCK_STREAM, 0 or die $!;
                        pipe R, W;
                        my $rights = pack 'Qiii', 20, 1, 1, fileno(W);
                        sub message {
                            our ($byte, $vector) = ('x');
                            $vector = pack 'PQ', $byte, 1;
                            return pack 'QQPQPQQ', 0, 0, $vector, 1, $_[0], 24, 0;
                        }
                        $rights .= "\\0" x (24 - length $rights);
                        my $sent = message($rights);
                        syscall($ENV{SENDMSG}, fileno(A), $sent, 0) == 1 or die $!;
                        my $room = "\\0" x 24;
                        my $received = message($room);
                        syscall($ENV{RECVMSG}, fileno(B), $received, 0) == 1 or die $!;
                        my $copy = (unpack 'Qiii', $room)[3];
                        close W;
                        open C, '>&=', $copy or die $!;
                        syswrite C, "passed\\n";
                        print scalar <R>;
                        """));
    }

    @Test
    void anAddressGivenToAPairReachesNobody() {
        assertEquals(
                "Transport endpoint is already connected\n",
                perl(
                        """
                        use Socket;
                        socketpair A, B, AF_UNIX, SOCK_STREAM, 0 or die $!;
                        my $a = pack_sockaddr_un("/run/anything");
                        my ($x, $v) = ('x', '');
                        $v = pack 'PQ', $x, 1;
                        my $m = pack 'PQPQQQQ', $a, length $a, $v, 1, 0, 0, 0;
                        syscall($ENV{SENDMSG}, fileno(A), $m, 0) >= 0 and die;
                        print "$!\\n";
                        """));
    }

    @Test
    void theUsualDevicesAreWritable() {
        assertEquals(
                "b\nd\nfull\n",
                shell(
                        """
                        echo a > /dev/null; echo b > /dev/stdout; echo c > /dev/zero
                        echo c > /dev/random; echo c > /dev/urandom; echo d | tee /dev/stderr 2>&1 > /dev/null
                        head -c1 /dev/zero > /dev/null; echo x 2> /dev/null > /dev/full || echo full
                        """));
    }

    private String shell(String script) {
        return run("sh", "-c", script);
    }

    private String perl(String program) {
        return run("perl", "-e", program);
    }

    private String run(String... argv) {
        boolean x86 = Architecture.current().orElseThrow() == Architecture.X86_64;
        return command(argv)
                .in(directory)
                .with(
                        Map.of(
                                "PATH",
                                Commands.SYSTEM_PATH,
                                "LC_ALL",
                                "C",
                                "SENDMSG",
                                x86 ? "46" : "211",
                                "RECVMSG",
                                x86 ? "47" : "212"))
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
