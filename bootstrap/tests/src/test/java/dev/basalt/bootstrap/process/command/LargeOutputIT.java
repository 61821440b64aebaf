package dev.basalt.bootstrap.process.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A command that writes more than the server can keep in memory. */
@Timeout(120)
final class LargeOutputIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WireApi API = WireApi.RESPONSES;

    /** With the line feed, 51 bytes. */
    private static final String LINE = "ab".repeat(25);

    @TempDir Path home;
    @TempDir Path folder;

    @Test
    void aMillionLinesFitASmallHeapAndTheTruncationIsReported() throws Exception {
        try (ModelServer model = new ModelServer(API)) {
            model.configure(home);
            model.says(
                    API.runs(
                            "{\"command\":[\"sh\",\"-c\",\"yes "
                                    + LINE
                                    + " | head -n 1000000\"],\"timeout\":100000}"),
                    API.says("done"));
            ProcessBuilder command = Basalt.command(home, "mcp").directory(folder.toFile());
            command.environment().put("JAVA_TOOL_OPTIONS", "-Xmx40m");
            Process server = command.start();
            try (BufferedReader out = server.inputReader(UTF_8)) {
                server.getOutputStream().write(CALL.getBytes(UTF_8));
                server.getOutputStream().flush();

                long written = bytesOfDeltas(out);

                assertEquals(51_000_000, written);
                String told =
                        model.requests()
                                .getLast()
                                .path("input")
                                .valueStream()
                                .toList()
                                .getLast()
                                .path("output")
                                .asString();
                String cut = "[... output truncated: 999799 lines, 50989760 bytes omitted ...]";
                assertTrue(told.contains(cut), told);
                assertTrue(told.length() < 11_000, told.length() + " characters");
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private static final String CALL =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"codex","arguments":\
            {"prompt":"go","approval-policy":"never","sandbox":"danger-full-access"}}}
            """;

    /** Reads to the end of the turn, and returns the number of bytes of reported output. */
    private static long bytesOfDeltas(BufferedReader out) throws IOException {
        long bytes = 0;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("\"exec_command_output_delta\"")) {
                String chunk = line.substring(line.indexOf('['), line.indexOf(']'));
                bytes += 1 + chunk.chars().filter(character -> character == ',').count();
                continue;
            }
            JsonNode message = JSON.readTree(line);
            if (message.at("/params/msg/type").asString("").equals("task_complete")) {
                return bytes;
            }
        }
        throw new AssertionError("the turn never ended");
    }
}
