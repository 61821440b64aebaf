package dev.basalt.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One start of a server.
 *
 * @param initialized milliseconds from the spawn to the first answer
 * @param conversation milliseconds from the spawn to the result of {@code newConversation}; NaN
 *     where the server does not know it
 * @param memory resident megabytes (millions of bytes) after that: at the first answer, a server
 *     may still be starting in the background
 */
record Start(double initialized, double conversation, double memory) {
    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}
            """;

    private static final String NEW_CONVERSATION =
            """
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"newConversation","params":{}}
            """;

    /**
     * @param command split at blanks
     * @param home the {@code CODEX_HOME} of the server
     */
    static Start measure(String command, Path home) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command.split(" ", -1)).redirectError(Redirect.DISCARD);
        builder.environment().put("CODEX_HOME", home.toString());
        long spawn = System.nanoTime();
        Process server = builder.start();
        try (OutputStream in = server.getOutputStream();
                BufferedReader out = server.inputReader(UTF_8)) {
            send(in, INITIALIZE);
            answer(out, "\"id\":1", command);
            double initialized = millisecondsSince(spawn);
            send(in, NEW_CONVERSATION);
            boolean known = answer(out, "\"id\":2", command).contains("conversationId");
            double conversation = known ? millisecondsSince(spawn) : Double.NaN;
            return new Start(initialized, conversation, residentMegabytes(server.pid()));
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** The median of each component by itself. */
    static Start median(List<Start> starts) {
        return new Start(
                median(starts, Start::initialized),
                median(starts, Start::conversation),
                median(starts, Start::memory));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> component) {
        double[] sorted = starts.stream().mapToDouble(component).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void send(OutputStream in, String lines) throws IOException {
        in.write(lines.getBytes(UTF_8));
        in.flush();
    }

    private static String answer(BufferedReader out, String id, String command) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.replace(" ", "").contains(id)) {
                return line;
            }
        }
        throw new IOException("ended before it answered: " + command);
    }

    private static double millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double residentMegabytes(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("no VmRSS for process " + process);
    }
}
