package dev.basalt.bootstrap.process.session;

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
import java.util.function.Predicate;

/** A client that does not read slows down its turns, but not the reading of its requests. */
@Timeout(120)
final class SlowClientIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WireApi API = WireApi.RESPONSES;

    /** Ten times what pipe and server buffer for a client that does not read. */
    private static final int WORDS = 100_000;

    @TempDir Path home;
    @TempDir Path folder;

    private int deltas;
    private int aborts;

    @Test
    void isServedWhileItDoesNotRead() throws Exception {
        try (ModelServer model = new ModelServer(API)) {
            model.configure(home);
            model.says(API.begins("word").repeat(WORDS) + API.says("done"));
            Process server = Basalt.command(home, "mcp").directory(folder.toFile()).start();
            try (BufferedReader out = server.inputReader(UTF_8)) {
                write(server, 1, "newConversation", "{}");
                String conversation = read(out, answer(1)).at("/result/conversationId").asString();
                String of = "\"conversationId\":\"" + conversation + "\"";
                write(server, 2, "addConversationListener", "{" + of + "}");
                write(
                        server,
                        3,
                        "sendUserMessage",
                        "{" + of + ",\"items\":[{\"type\":\"text\",\"data\":{\"text\":\"go\"}}]}");
                read(out, message -> type(message).equals("agent_message_delta"));

                // Nothing is read from here on until both were sent.
                write(server, 4, "ping", "{}");
                write(server, 5, "interruptConversation", "{" + of + "}");

                read(out, answer(4));
                assertEquals(0, aborts);
                assertEquals(
                        "interrupted", read(out, answer(5)).at("/result/abortReason").asString());
                assertEquals(1, aborts);
                assertTrue(deltas < WORDS / 2, "%d deltas".formatted(deltas));
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private static void write(Process server, int id, String method, String params)
            throws IOException {
        server.getOutputStream()
                .write(
                        """
                        {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}
                        """
                                .formatted(id, method, params)
                                .getBytes(UTF_8));
        server.getOutputStream().flush();
    }

    private JsonNode read(BufferedReader out, Predicate<JsonNode> wanted) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonNode message = JSON.readTree(line);
            if (type(message).equals("agent_message_delta")) {
                deltas++;
            } else if (type(message).equals("turn_aborted")) {
                aborts++;
            }
            if (wanted.test(message)) {
                return message;
            }
        }
        throw new AssertionError("it never came");
    }

    private static Predicate<JsonNode> answer(int id) {
        return message -> !message.has("method") && message.path("id").asInt() == id;
    }

    private static String type(JsonNode message) {
        return message.at("/params/msg/type").asString("");
    }
}
