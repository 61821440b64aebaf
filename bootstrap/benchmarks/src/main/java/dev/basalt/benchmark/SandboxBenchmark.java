package dev.basalt.benchmark;

import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what a sandbox costs: from the request to the end of /bin/true, in a workspace with a
 * repository. Every round runs each way once, so that a busy moment of the machine affects all of
 * them. Run by a JDK 25 after a build, with the options of the server, and with the command line of
 * another program to compare with (split at blanks), if there is one:
 *
 * <pre>program=bootstrap/distribution/target/dist/$(cat bootstrap/distribution/target/dist/current)
 * java "@$program/jvm.options" -cp "$program/lib/*" \
 *     bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/SandboxBenchmark.java \
 *     'codex debug landlock --full-auto /bin/true'</pre>
 */
public final class SandboxBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final int UNCOUNTED = 50;

    private final CommandRunner runner;
    private final Path workspace;

    private SandboxBenchmark(CommandRunner runner, Path workspace) {
        this.runner = runner;
        this.workspace = workspace;
    }

    /** Prints the median of each way, in milliseconds, and what it costs over a plain spawn. */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path workspace = Files.createTempDirectory(home, ".benchmark");
        Path repository = Files.createDirectory(workspace.resolve(".git"));
        Path auth = home.resolve(".codex/auth.json");
        try (var runner = ProcessCommandRunner.of(Optional.empty(), List.of(auth))) {
            new SandboxBenchmark(runner, workspace).measure(args);
        } finally {
            Files.delete(repository);
            Files.delete(workspace);
        }
    }

    private void measure(String... helper) {
        var readOnly = new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), workspace);
        var write =
                new Sandboxing.Sandboxed(
                        new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false),
                        workspace);
        List<String> program = List.of("/bin/true");
        List<Way> ways = new ArrayList<>();
        ways.add(way("plain", program, new Sandboxing.None(), SandboxBackend.AUTO));
        ways.add(way("landlock, read-only", program, readOnly, SandboxBackend.LANDLOCK));
        ways.add(way("landlock, workspace-write", program, write, SandboxBackend.LANDLOCK));
        ways.add(way("bwrap, read-only", program, readOnly, SandboxBackend.BWRAP));
        ways.add(way("bwrap, workspace-write", program, write, SandboxBackend.BWRAP));
        for (String line : helper) {
            List<String> argv = List.of(line.split(" ", -1));
            ways.add(way(line, argv, new Sandboxing.None(), SandboxBackend.AUTO));
        }
        for (int round = -UNCOUNTED; round < ROUNDS; round++) {
            for (Way way : ways) {
                double time = milliseconds(way.request());
                if (round >= 0) {
                    way.times().add(time);
                }
            }
        }
        print(ways);
    }

    private record Way(String name, CommandRequest request, List<Double> times) {

        double median() {
            return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
        }
    }

    private Way way(String name, List<String> argv, Sandboxing sandboxing, SandboxBackend backend) {
        return new Way(name, request(argv, sandboxing, backend), new ArrayList<>());
    }

    private CommandRequest request(
            List<String> argv, Sandboxing sandboxing, SandboxBackend backend) {
        return new CommandRequest(
                argv,
                workspace,
                Map.of("PATH", "/usr/bin:/bin", "HOME", System.getProperty("user.home")),
                Duration.ofSeconds(10),
                sandboxing,
                new SandboxChoice(backend, Optional.empty()));
    }

    private double milliseconds(CommandRequest request) {
        long start = System.nanoTime();
        var result = runner.run(request, (stream, chunk) -> {}, new Cancellation());
        double time = (System.nanoTime() - start) / 1e6;
        Ending ending =
                result.getOrElseThrow(error -> new IllegalStateException(error.toString()))
                        .ending();
        if (!ending.equals(new Ending.Exited(0))) {
            throw new IllegalStateException(request.argv() + ": " + ending);
        }
        return time;
    }

    private static void print(List<Way> ways) {
        double plain = ways.getFirst().median();
        System.out.printf("median of %d runs, ms%n", ROUNDS);
        for (Way way : ways) {
            System.out.printf(
                    "%8.2f  %+7.2f  %s%n", way.median(), way.median() - plain, way.name());
        }
    }
}
