package dev.basalt.adapter.machine.process.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The targets of attacks: a workspace with a repository, files outside of it, servers, and a
 * process of the same user that allows any process to trace it.
 */
final class AttackWorld implements AutoCloseable {

    private static final String VICTIM =
            """
            use Socket;
            $| = 1;
            syscall($ENV{PRCTL}, 0x59616d61, -1, 0, 0, 0);
            open F, '>>', "$ENV{OUT}/open";
            socket S, AF_UNIX, SOCK_STREAM, 0;
            bind S, pack_sockaddr_un("\\0basalt-attack-$$") or die $!;
            listen S, 5;
            socket D, AF_UNIX, SOCK_DGRAM, 0;
            bind D, pack_sockaddr_un("$ENV{OUT}/datagrams") or die $!;
            open T, '+<', '/dev/ptmx' or die $!;
            ($n, $no) = (pack('i', 0), pack('i', 0));
            ioctl T, 0x80045430, $n or die $!;
            ioctl T, 0x40045431, $no or die $!;
            $s = 'memories';
            print join(' ', fileno(F), unpack('J', pack('P', $s)), unpack('i', $n)), "\\n";
            sleep 1000;
            """;

    private final Path base;
    private final Path outside;
    private final ServerSocket tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final ServerSocketChannel byPath =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Path shared;
    private final Process victim;
    private final String[] report;
    private final Map<String, String> before;

    AttackWorld(Path directory) throws IOException {
        base = directory.toRealPath();
        outside = Files.createDirectory(base.resolve("outside"));
        Files.createDirectories(workspace().resolve(".git/hooks"));
        Files.createDirectory(workspace().resolve(".codex"));
        // where also a user who may not mount can create entries
        Files.createDirectory(workspace().resolve("src"));
        Files.createDirectory(base.resolve("extra"));
        Files.createDirectory(base.resolve("home"));
        Files.writeString(secret(), "{\"secret\":1}\n");
        Files.writeString(outside.resolve("file"), "original\n");
        Files.writeString(workspace().resolve(".git/config"), "original\n");
        Files.writeString(workspace().resolve(".codex/config.toml"), "original\n");
        byPath.bind(UnixDomainSocketAddress.of(outside.resolve("socket")));
        shared = Files.createTempFile(Path.of("/dev/shm"), "basalt-attack", "");
        Files.writeString(shared, "original\n");
        ProcessBuilder builder = new ProcessBuilder("perl", "-e", VICTIM);
        builder.environment().put("VICTIM_TOKEN", "secret");
        builder.environment().put("OUT", outside.toString());
        builder.environment().put("PRCTL", number(157, 167));
        victim = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = victim.inputReader();
        report = String.valueOf(said.readLine()).split(" ", -1);
        before = guarded();
    }

    Path workspace() {
        return base.resolve("workspace");
    }

    private Path secret() {
        return base.resolve("home/auth.json");
    }

    Sandboxes sandboxes() {
        return new Sandboxes(Posix.load(), Optional.empty(), List.of(secret()));
    }

    Sandboxing sandbox(boolean network) {
        return new Sandboxing.Sandboxed(
                new SandboxPolicy.WorkspaceWrite(
                        List.of(base.resolve("extra")), network, true, true),
                workspace());
    }

    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("PATH", Commands.SYSTEM_PATH),
                Map.entry("LC_ALL", "C"),
                Map.entry("WORKSPACE", workspace().toString()),
                Map.entry("OUT", outside.toString()),
                Map.entry("EXTRA", base.resolve("extra").toString()),
                Map.entry("SECRET", secret().toString()),
                Map.entry("VICTIM", Long.toString(victim.pid())),
                Map.entry("DESCRIPTOR", report[0]),
                Map.entry("ADDRESS", report[1]),
                Map.entry("TERMINAL", report[2]),
                Map.entry("SHARED", shared.toString()),
                Map.entry("ABSTRACT", "basalt-attack-" + victim.pid()),
                Map.entry("TCP", Integer.toString(tcp.getLocalPort())),
                Map.entry("UDP", Integer.toString(udp.getLocalPort())),
                Map.entry("PTRACE", number(101, 117)),
                Map.entry("SENDMSG", number(46, 211)),
                Map.entry("SETXATTR", number(188, 5)),
                Map.entry("READV", number(310, 270)));
    }

    private static String number(int onX86, int onArm) {
        return Integer.toString(
                Architecture.current().orElseThrow() == Architecture.X86_64 ? onX86 : onArm);
    }

    void assertUntouched() throws IOException {
        assertEquals(before, guarded());
        assertTrue(victim.isAlive(), "the victim is alive");
    }

    private Map<String, String> guarded() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path tree :
                List.of(
                        outside,
                        shared,
                        workspace().resolve(".git"),
                        workspace().resolve(".codex"))) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.toList()) {
                    contents.put(
                            path.toString(),
                            Files.isRegularFile(path)
                                    ? Files.readString(path)
                                    : Files.readAttributes(path, "isDirectory,isOther").toString());
                }
            }
        }
        return contents;
    }

    @Override
    public void close() throws IOException {
        victim.destroyForcibly();
        tcp.close();
        udp.close();
        byPath.close();
        Files.delete(shared);
    }
}
