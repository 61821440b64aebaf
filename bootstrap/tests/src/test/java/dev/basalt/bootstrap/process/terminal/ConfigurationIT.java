package dev.basalt.bootstrap.process.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;

/** Settings of the file and the command line, seen from outside. */
final class ConfigurationIT {

    private static final String HELLO =
            """
            {"prompt":"hello"}\
            """;

    @TempDir Path home;
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model = "m"\\napproval_policy = 5     | 2 | approval_policy
                    model = "m"\\n\\nmodel_provider = [1] | 3 | model_provider
                    model = m                             | 1 | Unexpected
                    """)
    void aBrokenFileFailsConversationsOnlyAndTheErrorNamesTheLine(String file, int line, String key)
            throws Exception {
        Files.writeString(home.resolve("config.toml"), file.replace("\\n", "\n"));
        try (Client client = Basalt.serve(home, folder)) {
            client.initialize("{}");
            client.result(client.request("ping", "{}"));
            assertEquals(2, client.result(client.request("tools/list", "{}")).get("tools").size());

            JsonNode refused = client.result(client.callTool("codex", HELLO));
            JsonNode error = client.response(client.request("newConversation", "{}")).get("error");

            String reason = refused.at("/content/0/text").asString();
            assertTrue(refused.path("isError").asBoolean());
            for (String text : new String[] {reason, error.path("message").asString()}) {
                assertTrue(text.contains(home.resolve("config.toml") + ", line " + line), text);
                assertTrue(text.contains(key), text);
            }
        }
    }

    @Test
    void anOverrideReachesEveryConversation() throws Exception {
        WireApi api = WireApi.RESPONSES;
        try (var model = new ModelServer(api)) {
            model.says(api.says("one"), api.says("two"));
            model.configure(home);
            try (Client client = Basalt.serve(home, folder, "-c", "model=another-model")) {
                client.initialize("{}");
                client.result(client.callTool("codex", HELLO));
                JsonNode started = client.result(client.request("newConversation", "{}"));
                assertEquals("another-model", started.path("model").asString());
                client.result(
                        client.request(
                                "sendUserMessage",
                                """
                                {"conversationId":"%s",\
                                "items":[{"type":"text","data":{"text":"hello"}}]}\
                                """
                                        .formatted(started.path("conversationId").asString())));
                client.result(client.callTool("codex", HELLO));

                assertEquals(
                        3,
                        model.requests().stream()
                                .filter(request ->
                                        request.path("model").asString().equals("another-model"))
                                .count());
            }
        }
    }
}
