package dev.basalt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares how long the first call of the tool {@code codex} takes in a new process of an MCP
 * server: spawn, {@code initialize}, {@code tools/call}, one answer of a model on loopback, result.
 * Every round starts each server once, one after the other, so that a busy minute of the machine
 * affects all of them; the first round is not counted.
 *
 * <p>A JDK 25 runs it from its source, with any number of command lines (split at blanks) and the
 * one to compare with last:
 *
 * <pre>java bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/ColdCallBenchmark.java \
 *     './basalt mcp' 'codex mcp-server'</pre>
 *
 * <p>{@code -Drounds=N} changes the number of rounds; {@code -Dpause=300} waits as many
 * milliseconds before the call, as most hosts do, and counts from the call; {@code -Dcommand=true}
 * has the model run one command first.
 */
public final class ColdCallBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 11);
    private static final int PAUSE = Integer.getInteger("pause", 0);
    private static final boolean COMMAND = Boolean.getBoolean("command");
    private static final int WORDS = 5;

    private ColdCallBenchmark() {}

    /**
     * Prints the medians of each server and their ratio to those of the last one.
     *
     * @param args the command lines
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println(
                    "usage: ColdCallBenchmark 'COMMAND LINE'... 'COMMAND LINE TO COMPARE WITH'");
            System.exit(2);
        }
        Path home =
                Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".benchmark");
        List<List<ColdCall>> calls = new ArrayList<>();
        Arrays.stream(args).forEach(command -> calls.add(new ArrayList<>()));
        try (var model = new TalkingModel()) {
            String url = COMMAND ? model.urlWithCommand(WORDS) : model.url(WORDS);
            Files.writeString(home.resolve("config.toml"), config(url));
            for (int round = 0; round <= ROUNDS; round++) {
                for (int server = 0; server < args.length; server++) {
                    ColdCall call = ColdCall.measure(args[server], home, PAUSE);
                    if (round > 0) {
                        calls.get(server).add(call);
                    }
                }
            }
        } finally {
            delete(home);
        }
        print(args, calls);
    }

    private static String config(String url) {
        return """
        model = "some-model"
        model_provider = "local"

        [model_providers.local]
        name = "Local"
        base_url = "%s"
        wire_api = "responses"
        """
                .formatted(url);
    }

    private static void print(String[] commands, List<List<ColdCall>> calls) {
        ColdCall last = ColdCall.median(calls.getLast());
        System.out.printf(
                "median of %d calls (ratio to the last)%n%18s %18s %18s %18s%n",
                ROUNDS, "initialize, ms", "result, ms", "CPU, ms (mean)", "peak memory, MB");
        for (int server = 0; server < commands.length; server++) {
            ColdCall median = ColdCall.median(calls.get(server));
            System.out.printf(
                    "%s %s %s %s  %s%n",
                    cell(median.initialized(), last.initialized()),
                    cell(median.result(), last.result()),
                    cell(median.cpu(), last.cpu()),
                    cell(median.memory(), last.memory()),
                    commands[server]);
        }
    }

    private static String cell(double value, double last) {
        return String.format("%18s", String.format("%.1f (%.2f)", value, value / last));
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
