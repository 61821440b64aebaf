package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.WireApi;
import dev.basalt.bootstrap.process.model.StrictProvider.Answer;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A conversation as people have it, at providers that refuse what today's services refuse: tools,
 * an image, other policies, another model, a refusal and a summary.
 */
final class FiveTurnsIT {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir Path home;
    @TempDir Path folder;

    /** The models of the conversation: most of it, and one turn. */
    private record Models(String first, String second) {

        static Models of(WireApi api) {
            return switch (api) {
                case RESPONSES -> new Models("gpt-6.2-sol", "gpt-6-luna");
                case CHAT -> new Models("deepseek-v4-pro", "glm-5.3");
                case ANTHROPIC -> new Models("claude-opus-5-5", "claude-sonnet-5-5");
                case GEMINI -> new Models("gemini-4-hydrogen", "gemini-3.8-flash");
            };
        }
    }

    @ParameterizedTest
    @EnumSource(WireApi.class)
    void aConversationGoesThroughAllThatHappensToIt(WireApi api) throws Exception {
        Models models = Models.of(api);
        try (var provider = new StrictProvider(api)) {
            Files.writeString(
                    home.resolve("config.toml"),
                    """
                    model = "%s"
                    model_provider = "local"
                    model_reasoning_effort = "ultra"
                    approval_policy = "never"
                    sandbox_mode = "danger-full-access"

                    [model_providers.local]
                    name = "Local"
                    base_url = "%s"
                    wire_api = "%s"
                    request_max_retries = 0
                    stream_max_retries = 0
                    """
                            .formatted(models.first(), provider.url(), api.word()));
            var answers = StrictAnswers.of(api);
            provider.answers(
                    ok(answers.thinksAndCallsTwice("1")),
                    ok(answers.says("one")),
                    ok(answers.thinksAndCallsTwice("2")),
                    ok(answers.says("two")),
                    ok(answers.says("three")),
                    ok(answers.refusesAfter("half an answer")),
                    new Answer(400, api.findsTooLong()),
                    ok(answers.says("All is well.")),
                    ok(answers.says("five")));
            try (Client client = Basalt.serve(home, folder)) {
                client.initialize("{}");
                String id = begin(client);

                say(client, id, "look", 1);
                turn(client, id, "with other policies", models.first(), 2);
                turn(client, id, "another model", models.second(), 3);
                turn(client, id, "forbidden", models.first(), 4);
                turn(client, id, "what is it?", models.first(), 5);

                assertEquals(List.of(), provider.refusals());
                assertEquals(List.of("one", "two", "three", "", "five"), lastMessages(client));
                assertTrue(
                        errors(client).getFirst().contains("choose another model"),
                        errors(client)::toString);
                assertEquals(0, client.end());
            }
            List<String> bodies = provider.bodies();
            assertEquals(9, bodies.size());
            assertTheBeginningStays(api, bodies.subList(0, 4));
            for (String body : bodies.subList(0, 6)) {
                assertTrue(body.contains(PIXEL));
            }
            assertFalse(bodies.get(4).contains("STATE"), bodies.get(4));
            assertTrue(bodies.get(5).contains("STATE"), bodies.get(5));
            assertFalse(bodies.get(6).contains("half an answer"), bodies.get(6));
            assertTrue(bodies.get(8).contains("All is well."), bodies.get(8));
            assertFalse(bodies.get(8).contains("with other policies"), bodies.get(8));
        }
    }

    /** Up to the end of the history, each request begins with the bytes of the one before it. */
    private static void assertTheBeginningStays(WireApi api, List<String> bodies) {
        for (int i = 1; i < bodies.size(); i++) {
            String before = history(api, bodies.get(i - 1));
            String after = history(api, bodies.get(i));
            assertTrue(after.startsWith(before), before + "\nis not the beginning of\n" + after);
        }
    }

    /** Returns a request up to the end of its last piece of history, without marks for caches. */
    private static String history(WireApi api, String body) {
        String end =
                switch (api) {
                    case RESPONSES -> "],\"tools\":";
                    case CHAT -> "],\"stream\":";
                    case ANTHROPIC, GEMINI -> "],\"tools\":";
                };
        String history = body.substring(0, body.lastIndexOf(end));
        return history.replace(",\"cache_control\":{\"type\":\"ephemeral\"}", "");
    }

    private static Answer ok(String stream) {
        return new Answer(200, stream);
    }

    private static String begin(Client client) {
        String id =
                client.result(client.request("newConversation", "{}"))
                        .path("conversationId")
                        .asString();
        client.result(
                client.request(
                        "addConversationListener",
                        """
                        {"conversationId":"%s"}\
                        """
                                .formatted(id)));
        return id;
    }

    private static void say(Client client, String id, String text, int turn) {
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}},\
                        {"type":"image","data":{"image_url":"data:image/png;base64,%s"}}]}\
                        """
                                .formatted(id, text, PIXEL)));
        awaitTurn(client, turn);
    }

    private void turn(Client client, String id, String text, String model, int turn) {
        client.result(
                client.request(
                        "sendUserTurn",
                        """
                        {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}],\
                        "cwd":"%s","approvalPolicy":"on-request",\
                        "sandboxPolicy":{"mode":"danger-full-access"},"model":"%s",\
                        "effort":"max","summary":"auto"}\
                        """
                                .formatted(id, text, folder, model)));
        awaitTurn(client, turn);
    }

    private static void awaitTurn(Client client, int turns) {
        client.await(_ -> events(client, "task_complete").size() >= turns);
    }

    private static List<JsonNode> events(Client client, String type) {
        return client.messages().stream()
                .map(message -> message.at("/params/msg"))
                .filter(event -> event.path("type").asString("").equals(type))
                .toList();
    }

    private static List<String> lastMessages(Client client) {
        return events(client, "task_complete").stream()
                .map(event -> event.path("last_agent_message").asString(""))
                .toList();
    }

    private static List<String> errors(Client client) {
        return events(client, "error").stream()
                .map(event -> event.path("message").asString(""))
                .toList();
    }
}
