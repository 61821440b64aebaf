package dev.basalt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares how fast stdio servers start. Every round starts each server once, one after the other,
 * so that a busy minute of the machine affects all of them; the first round is not counted.
 *
 * <p>A JDK 25 runs it from its source, with any number of command lines (split at blanks) and the
 * one to compare with last:
 *
 * <pre>java bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/StartupBenchmark.java \
 *     './basalt mcp' 'codex mcp-server'</pre>
 */
public final class StartupBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 11);

    /** Most users have one. */
    private static final String CONFIG =
            """
            model = "some-model"
            model_provider = "local"

            [model_providers.local]
            name = "Local"
            base_url = "http://127.0.0.1:9/v1"
            wire_api = "responses"
            """;

    private StartupBenchmark() {}

    /**
     * Prints the medians of each server and their ratio to those of the last one.
     *
     * @param args the command lines
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println(
                    "usage: StartupBenchmark 'COMMAND LINE'... 'COMMAND LINE TO COMPARE WITH'");
            System.exit(2);
        }
        Path home =
                Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".benchmark");
        Files.writeString(home.resolve("config.toml"), CONFIG);
        List<List<Start>> starts = new ArrayList<>();
        Arrays.stream(args).forEach(command -> starts.add(new ArrayList<>()));
        try {
            for (int round = 0; round <= ROUNDS; round++) {
                for (int server = 0; server < args.length; server++) {
                    Start start = Start.measure(args[server], home);
                    if (round > 0) {
                        starts.get(server).add(start);
                    }
                }
            }
        } finally {
            delete(home);
        }
        print(args, starts);
    }

    private static void print(String[] commands, List<List<Start>> starts) {
        Start last = Start.median(starts.getLast());
        System.out.printf(
                "median of %d starts (ratio to the last)%n%18s %22s %18s%n",
                ROUNDS, "initialize, ms", "newConversation, ms", "memory then, MB");
        for (int server = 0; server < commands.length; server++) {
            Start median = Start.median(starts.get(server));
            System.out.printf(
                    "%s %s %s  %s%n",
                    cell(18, median.initialized(), last.initialized()),
                    cell(22, median.conversation(), last.conversation()),
                    cell(18, median.memory(), last.memory()),
                    commands[server]);
        }
    }

    private static String cell(int width, double value, double last) {
        String text =
                Double.isNaN(value)
                        ? "not offered"
                        : Double.isNaN(last)
                                ? String.format("%.1f", value)
                                : String.format("%.1f (%.2f)", value, value / last);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
