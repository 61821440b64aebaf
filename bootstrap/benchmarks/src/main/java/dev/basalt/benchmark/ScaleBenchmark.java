package dev.basalt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares how long turns take and what many turns, long answers and many conversations cost stdio
 * servers, over the direct methods and the Responses API. The model is in this process, on the same
 * machine.
 *
 * <p>A JDK 25 runs it from its source, with any number of command lines (split at blanks) and the
 * one to compare with last:
 *
 * <pre>java bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/ScaleBenchmark.java \
 *     "$PWD/basalt mcp" '/usr/bin/codex mcp'</pre>
 */
public final class ScaleBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int WARM_UP = Integer.getInteger("warmup", 1_000);
    private static final int TURNS = Integer.getInteger("turns", 500);
    private static final int TURNS_PER_CONVERSATION = 20;
    private static final int WORDS = 20;
    private static final int LONG_ANSWER = 20_000;
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 2_000);

    private final String command;
    private final Path home;

    private ScaleBenchmark(String command, Path home) {
        this.command = command;
        this.home = home;
    }

    /**
     * Prints what each server costs and the ratio to the last one.
     *
     * @param args the command lines
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println(
                    "usage: ScaleBenchmark 'COMMAND LINE'... 'COMMAND LINE TO COMPARE WITH'");
            System.exit(2);
        }
        Path home =
                Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".benchmark");
        try (var model = new TalkingModel()) {
            configure(home, model);
            List<ScaleFigures> figures = new ArrayList<>();
            for (String command : args) {
                figures.add(new ScaleBenchmark(command, home).measure());
            }
            for (int i = 0; i < args.length; i++) {
                System.out.println(args[i]);
                System.out.print(figures.get(i).beside(figures.getLast()));
            }
        } finally {
            try (var tree = Files.walk(home)) {
                for (Path path : tree.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void configure(Path home, TalkingModel model) throws IOException {
        Files.writeString(
                home.resolve("config.toml"),
                provider("short", model.url(WORDS)) + provider("long", model.url(LONG_ANSWER)));
    }

    private static String provider(String name, String url) {
        return """
        [model_providers.%1$s]
        name = "%1$s"
        base_url = "%2$s"
        wire_api = "responses"

        """
                .formatted(name, url);
    }

    private ScaleFigures measure() throws IOException {
        return new ScaleFigures(turn(), firstTurn(), stream(), create(), memoryPerTurn());
    }

    /** A turn of a server that has had many. */
    private ScaleFigures.WarmTurn turn() throws IOException {
        try (var server = new ScaleServer(command, home)) {
            turns(server, WARM_UP);
            double cpu = server.cpuMilliseconds();
            double[] latencies = turns(server, TURNS);
            return new ScaleFigures.WarmTurn(
                    (server.cpuMilliseconds() - cpu) / TURNS, median(latencies));
        }
    }

    /** Milliseconds of the first turn of a server; the median. */
    private double firstTurn() throws IOException {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (var server = new ScaleServer(command, home)) {
                rounds[round] = latency(server, server.converse("short"));
            }
        }
        return median(rounds);
    }

    /** Returns how long each turn took, in milliseconds. */
    private static double[] turns(ScaleServer server, int turns) throws IOException {
        double[] latencies = new double[turns];
        String conversation = "";
        for (int turn = 0; turn < turns; turn++) {
            if (turn % TURNS_PER_CONVERSATION == 0) {
                conversation = server.converse("short");
            }
            latencies[turn] = latency(server, conversation);
        }
        return latencies;
    }

    /** Milliseconds from the prompt to the end of the turn. */
    private static double latency(ScaleServer server, String conversation) throws IOException {
        long asked = System.nanoTime();
        server.say(conversation);
        server.awaitTurns(1);
        return (System.nanoTime() - asked) / 1e6;
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Notifications per second, from the prompt to the end of a long answer; the median. */
    private double stream() throws IOException {
        try (var server = new ScaleServer(command, home)) {
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                String conversation = server.converse("long");
                long asked = System.nanoTime();
                server.say(conversation);
                rounds[round] = server.awaitTurns(1) / ((System.nanoTime() - asked) / 1e9);
            }
            return median(rounds);
        }
    }

    /** Creates conversations and runs a turn in each of them. */
    private ScaleFigures.Conversations create() throws IOException {
        try (var server = new ScaleServer(command, home)) {
            server.say(server.converse("short"));
            server.awaitTurns(1);
            double before = server.residentKilobytes();
            long begun = System.nanoTime();
            List<String> conversations = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                conversations.add(server.newConversation("short"));
            }
            double milliseconds = (System.nanoTime() - begun) / 1e6 / CONVERSATIONS;
            double idle = (server.residentKilobytes() - before) / CONVERSATIONS;
            for (String conversation : conversations) {
                server.listen(conversation);
                server.say(conversation);
                server.awaitTurns(1);
            }
            double used = (server.residentKilobytes() - before) / CONVERSATIONS;
            return new ScaleFigures.Conversations(milliseconds, idle, used);
        }
    }

    /** Kilobytes that a turn adds to a server that has had many. */
    private double memoryPerTurn() throws IOException {
        try (var server = new ScaleServer(command, home)) {
            turns(server, WARM_UP);
            double before = server.residentKilobytes();
            turns(server, 2 * TURNS);
            return (server.residentKilobytes() - before) / (2 * TURNS);
        }
    }
}
