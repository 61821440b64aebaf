package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the reference's sandbox allows, operation by operation, compared with Basalt's. Where they
 * differ, Basalt is stricter, or a mount denies what Landlock denied there, or Basalt allows what
 * reaches only the command itself.
 */
class SandboxVectorsTest {

    private static final String PAIR = "socketpair A, B, 1, 1, 0 or die;";

    /** Perl expressions that are true when the operation succeeded. */
    private static final Map<String, String> OPERATIONS =
            Map.ofEntries(
                    Map.entry("socket(AF_INET6)", "socket S, 10, 1, 0"),
                    Map.entry("socket(AF_INET datagram)", "socket S, 2, 2, 0"),
                    Map.entry("socket(AF_NETLINK)", "socket S, 16, 3, 0"),
                    Map.entry("socket(AF_UNIX)", "socket S, 1, 1, 0"),
                    Map.entry("socketpair(AF_UNIX)", "socketpair A, B, 1, 1, 0"),
                    Map.entry("write on a socketpair", PAIR + "syswrite A, 1"),
                    Map.entry("read on a socketpair", PAIR + "syswrite A, 1; sysread B, $b, 1"),
                    Map.entry(
                            "recvfrom on a socketpair",
                            PAIR + "syswrite A, 1; defined recv B, $b, 1, 0"),
                    Map.entry("sendto", PAIR + "defined send A, 1, 0"),
                    Map.entry("sendmsg", PAIR + "syscall(nr(46, 211), fileno A, $zeros, 0) >= 0"),
                    Map.entry(
                            "sendmmsg",
                            PAIR + "syscall(nr(307, 269), fileno A, $zeros, 1, 0) >= 0"),
                    Map.entry(
                            "recvmmsg",
                            PAIR + "syscall(nr(299, 243), fileno A, $zeros, 1, 64, 0) >= 0"),
                    Map.entry("setsockopt", PAIR + "setsockopt A, 1, 7, 9000"),
                    Map.entry("getsockname", PAIR + "getsockname A"),
                    Map.entry("getpeername", PAIR + "getpeername A"),
                    Map.entry("shutdown", PAIR + "shutdown A, 1"),
                    Map.entry(
                            "bind", "socket S, 1, 1, 0 or die; bind S, pack 'Sa*', 1, \"\\0b$$\""),
                    Map.entry("listen", "socket S, 1, 1, 0 or die; listen S, 1"),
                    Map.entry("ptrace", "syscall(nr(101, 117), 0, 0, 0, 0) >= 0"),
                    Map.entry("io_uring_setup", "syscall(425, 4, $zeros) >= 0"),
                    Map.entry(
                            "process_vm_readv",
                            "$i = pack 'PQ', $zeros, 8;"
                                    + " syscall(nr(310, 270), $$, $i, 1, $i, 1, 0) >= 0"),
                    Map.entry("kill another process", "kill 18, $ENV{VICTIM}"),
                    Map.entry("chmod outside", "chmod 0600, \"$ENV{OUT}/file\""),
                    Map.entry("utimes outside", "utime 1, 1, \"$ENV{OUT}/file\""),
                    Map.entry("fork and exec", "system('true') == 0"),
                    Map.entry("create a file outside", "open F, '>', \"$ENV{OUT}/new\""),
                    Map.entry("truncate a file outside", "truncate \"$ENV{OUT}/file\", 0"),
                    Map.entry("rename outside", "rename \"$ENV{OUT}/file\", \"$ENV{OUT}/renamed\""),
                    Map.entry(
                            "write /proc/self/comm",
                            "open F, '>', '/proc/self/comm' and syswrite F, 'x'"),
                    Map.entry("create in /dev/shm", fileIn("/dev/shm")),
                    Map.entry("write /dev/null", "open F, '>', '/dev/null' and syswrite F, 'x'"),
                    Map.entry("read any file", "open F, '<', '/etc/passwd' and sysread F, $b, 1"),
                    Map.entry("create a file in cwd", fileIn(".")),
                    Map.entry("create a file in /tmp", fileIn("/tmp")),
                    Map.entry("create a file in $TMPDIR", fileIn("$ENV{TMPDIR}")),
                    Map.entry("mkfifo in cwd", "use POSIX; POSIX::mkfifo('pipe', 0600)"));

    /** Operations that the reference allows and both backends deny. */
    private static final Map<String, String> CLOSED =
            Map.of(
                    "io_uring_setup", "EPERM",
                    "process_vm_readv", "EPERM",
                    "kill another process", "EPERM");

    /** Operations that the reference denies, on sockets that reach only the other end of a pair. */
    private static final Map<String, String> HARMLESS =
            Map.of(
                    "sendto", "ok",
                    "sendmsg", "ok",
                    "sendmmsg", "ok",
                    "recvmmsg", "EAGAIN",
                    "setsockopt", "ok",
                    "getsockname", "ok",
                    "getpeername", "ok",
                    "shutdown", "ok");

    /** Allowed in a namespace of its own, without effect outside. */
    private static final Map<String, String> BY_BWRAP =
            Map.of(
                    "kill another process", "ESRCH",
                    "chmod outside", "EROFS",
                    "utimes outside", "EROFS",
                    "write /proc/self/comm", "ok");

    private static final Map<String, String> ERRORS =
            Map.of(
                    "0", "ok", "1", "EPERM", "3", "ESRCH", "11", "EAGAIN", "13", "EACCES", "30",
                    "EROFS");

    private final Path project;
    private final Path outside;
    private final Path tmpdir;
    private final ProcessCommandRunner runner;

    SandboxVectorsTest(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        project = Files.createDirectory(base.resolve("project"));
        outside = Files.createDirectory(base.resolve("outside"));
        tmpdir = Files.createDirectory(base.resolve("tmp"));
        Files.writeString(outside.resolve("file"), "x");
        runner =
                new ProcessCommandRunner(
                        Commands.posixEngine(),
                        new Sandboxes(Posix.load(), Optional.of(tmpdir), List.of()));
    }

    @AfterEach
    void endAll() {
        runner.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsDocumented(
            SandboxBackend backend, String operation, String readOnly, String workspaceWrite)
            throws IOException {
        // else what is outside would be inside
        boolean excludeTmp = !operation.endsWith("/tmp");
        var write = new SandboxPolicy.WorkspaceWrite(List.of(), false, false, excludeTmp);

        assertEquals(
                ours(backend, operation, readOnly),
                result(backend, operation, new SandboxPolicy.ReadOnly()));
        assertEquals(ours(backend, operation, workspaceWrite), result(backend, operation, write));
    }

    private static String ours(SandboxBackend backend, String operation, String theirs) {
        if (operation.equals("create in /dev/shm")) {
            boolean own = backend == SandboxBackend.BWRAP || Commands.landlockMayMount();
            return own ? "ok" : theirs;
        }
        if (HARMLESS.containsKey(operation)) {
            return Objects.requireNonNull(HARMLESS.get(operation));
        }
        if (backend == SandboxBackend.BWRAP) {
            String word = theirs.equals("EACCES") ? "EROFS" : theirs;
            return BY_BWRAP.getOrDefault(operation, CLOSED.getOrDefault(operation, word));
        }
        return CLOSED.getOrDefault(operation, theirs);
    }

    private String result(SandboxBackend backend, String operation, SandboxPolicy policy)
            throws IOException {
        String expression = Objects.requireNonNull(OPERATIONS.get(operation), operation);
        String program =
                "$zeros = \"\\0\" x 128; sub nr { $_[$ENV{ARM}] } sub done { "
                        + expression
                        + " } $! = 0; print done() ? 0 : $! + 0";
        Process victim = new ProcessBuilder("sleep", "1000").start();
        try {
            Map<String, String> environment = new HashMap<>();
            environment.put("PATH", Commands.SYSTEM_PATH);
            environment.put("OUT", outside.toString());
            environment.put("TMPDIR", tmpdir.toString());
            environment.put("VICTIM", Long.toString(victim.pid()));
            environment.put(
                    "ARM",
                    Architecture.current().orElseThrow() == Architecture.AARCH64 ? "1" : "0");
            CommandOutcome outcome =
                    command("perl", "-e", program)
                            .in(project)
                            .with(environment)
                            .under(new Sandboxing.Sandboxed(policy, project))
                            .by(backend)
                            .runBy(runner);
            String number = outcome.stdout().text();
            return ERRORS.getOrDefault(number, number + outcome.stderr().text());
        } finally {
            victim.destroyForcibly();
        }
    }

    private static String fileIn(String directory) {
        return "$f = \"" + directory + "/basalt-vector-$$\"; open F, '>', $f and unlink $f";
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        SandboxVectorsTest.class.getResourceAsStream(
                                "/vectors/linux-sandbox.json"))) {
            JsonNode cases = JsonMapper.shared().readTree(file).get("cases");
            return Commands.backends()
                    .flatMap(backend ->
                            StreamSupport.stream(cases.spliterator(), false)
                                    .map(each ->
                                            Arguments.of(
                                                    backend,
                                                    each.get("operation").asString(),
                                                    firstWord(each.get("read_only")),
                                                    firstWord(each.get("workspace_write")))));
        }
    }

    private static String firstWord(JsonNode text) {
        return text.asString().split(" ", -1)[0];
    }
}
