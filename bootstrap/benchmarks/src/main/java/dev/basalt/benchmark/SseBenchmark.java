package dev.basalt.benchmark;

import dev.basalt.adapter.models.anthropic.MessagesApi;
import dev.basalt.adapter.models.gemini.GeminiApi;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.tool.spec.LocalShellFunction;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Measures the reading of streams: how many bytes one core turns into events, and how much memory a
 * waiting turn uses. Run by a JDK 25 after a build, with the options of the server:
 *
 * <pre>program=bootstrap/distribution/target/dist/$(cat bootstrap/distribution/target/dist/current)
 * java "@$program/jvm.options" -Xmx64m \
 *     -cp "bootstrap/benchmarks/target/classes:$program/lib/*" dev.basalt.benchmark.SseBenchmark
 * </pre>
 */
public final class SseBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int MEGABYTES = Integer.getInteger("megabytes", 200);
    private static final int TURNS = Integer.getInteger("turns", 500);

    private SseBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var http = new ModelHttp();
        var responses = new ResponsesApi(http, "benchmark");
        var chat = new ChatCompletionsApi(http);
        var anthropic = new MessagesApi(http);
        var gemini = new GeminiApi(http);
        try (var model = EndlessModel.start()) {
            ModelRequest speak = request(model.url() + "/" + MEGABYTES);
            for (int round = 0; round < ROUNDS; round++) {
                hear("responses", responses, speak);
                hear("chat     ", chat, speak);
                hear("anthropic", anthropic, speak);
                hear("gemini   ", gemini, speak);
            }
            await(responses, request(model.url() + "/0"));
        }
    }

    private static void hear(String name, ModelApi api, ModelRequest request) {
        var threads = ManagementFactory.getThreadMXBean();
        var deltas = new LongAdder();
        long begun = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        var outcome =
                api.respond(
                        request,
                        event -> {
                            if (event instanceof ModelEvent.TextDelta) {
                                deltas.increment();
                            }
                        },
                        new Cancellation());
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        long clock = System.nanoTime() - begun;
        System.out.printf(
                Locale.ROOT,
                "%s %s: %,d deltas, %.0f MB/s of one core, %.0f MB/s by the clock%n",
                name,
                outcome.isRight() ? "complete" : "BROKEN",
                deltas.sum(),
                MEGABYTES * 1e9 / cpu,
                MEGABYTES * 1e9 / clock);
    }

    private static void await(ModelApi api, ModelRequest request)
            throws IOException, InterruptedException {
        long heapBefore = heapKilobytes();
        long memoryBefore = status("VmRSS");
        List<String> threadsBefore = threads();
        var begun = new CountDownLatch(TURNS);
        var cancellation = new Cancellation();
        var turns = new ArrayList<Thread>();
        for (int i = 0; i < TURNS; i++) {
            turns.add(
                    Thread.startVirtualThread(
                            () -> api.respond(request, _ -> begun.countDown(), cancellation)));
        }
        begun.await();
        List<String> more = threads();
        threadsBefore.forEach(more::remove);
        System.out.printf(
                "%d turns wait on %d cores: %d threads of the operating system more than without"
                        + " them %s, %d KB of heap and %d KB of memory per turn%n",
                TURNS,
                Runtime.getRuntime().availableProcessors(),
                more.size(),
                more,
                (heapKilobytes() - heapBefore) / TURNS,
                (status("VmRSS") - memoryBefore) / TURNS);
        cancellation.cancel();
        for (Thread turn : turns) {
            turn.join();
        }
    }

    /** The names of this process's threads, those of the machine itself included. */
    private static List<String> threads() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names;
    }

    private static long heapKilobytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
    }

    private static long status(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + field);
    }

    private static ModelRequest request(String url) {
        return new ModelRequest(
                "benchmark",
                new ProviderSettings(
                        "benchmark",
                        "Benchmark",
                        url,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        Duration.ofMinutes(5),
                        false),
                Optional.empty(),
                "model",
                "",
                List.of(HistoryItem.Message.user("go")),
                List.of(),
                LocalShellFunction.AS_CALLED,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                OptionalLong.empty(),
                PromptCaching.SHORT);
    }
}
