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
 * One start of an MCP server and the first call of its tool {@code codex}.
 *
 * @param initialized milliseconds from the spawn to the first answer
 * @param result milliseconds to the result of the call, from the spawn, or from the call if the
 *     host waited before it
 * @param cpu milliseconds of all its threads by then; the kernel counts in steps of ten
 * @param memory the most that was resident by then, in megabytes (millions of bytes)
 */
record ColdCall(double initialized, double result, double cpu, double memory) {

    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{"elicitation":{}},"clientInfo":{"name":"benchmark","version":"1"}}}
            """;

    private static final String INITIALIZED =
            """
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    private static final String CALL =
            """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"codex","arguments":\
            {"prompt":"hello","sandbox":"danger-full-access","approval-policy":"never"}}}
            """;

    private static final int MILLISECONDS_PER_TICK = 10;

    /**
     * @param command split at blanks
     * @param home the {@code CODEX_HOME} of the server
     * @param pause milliseconds between the first answer and the call
     */
    static ColdCall measure(String command, Path home, int pause)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command.split(" ", -1)).redirectError(Redirect.DISCARD);
        builder.environment().put("CODEX_HOME", home.toString());
        long spawn = System.nanoTime();
        Process server = builder.start();
        try (OutputStream in = server.getOutputStream();
                BufferedReader out = server.inputReader(UTF_8)) {
            send(in, INITIALIZE);
            answer(out, "\"id\":1", command);
            double initialized = millisecondsSince(spawn);
            send(in, INITIALIZED);
            Thread.sleep(pause);
            long call = pause > 0 ? System.nanoTime() : spawn;
            send(in, CALL);
            String answer = answer(out, "\"id\":2", command);
            double result = millisecondsSince(call);
            if (!answer.contains("word") || answer.contains("\"isError\":true")) {
                throw new IOException("no result of the model: " + answer);
            }
            return new ColdCall(initialized, result, cpu(server.pid()), peak(server.pid()));
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /**
     * The median of each component by itself; of the CPU time the mean, as it is counted in steps.
     */
    static ColdCall median(List<ColdCall> calls) {
        return new ColdCall(
                median(calls, ColdCall::initialized),
                median(calls, ColdCall::result),
                calls.stream().mapToDouble(ColdCall::cpu).average().orElseThrow(),
                median(calls, ColdCall::memory));
    }

    private static double median(List<ColdCall> calls, ToDoubleFunction<ColdCall> component) {
        double[] sorted = calls.stream().mapToDouble(component).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void send(OutputStream in, String lines) throws IOException {
        in.write(lines.getBytes(UTF_8));
        in.flush();
    }

    /** Events carry ids of their own: an answer is the line without a method. */
    private static String answer(BufferedReader out, String id, String command) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(id) && !line.contains("\"method\":")) {
                return line;
            }
        }
        throw new IOException("ended before it answered: " + command);
    }

    private static double millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double cpu(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLISECONDS_PER_TICK;
    }

    private static double peak(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("no VmHWM for process " + process);
    }
}
