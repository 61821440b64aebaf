package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The second request of a turn, with the outputs of two calls, as each kind of model gets it. With
 * the system property {@code basalt.requests.write} the records are written anew; what has changed
 * is then seen in their difference.
 */
final class RecordedRequestsIT {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Path RECORDS = Path.of("src", "test", "resources", "requests");

    @TempDir Path home;
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "RESPONSES, gpt-6.2-sol",
        "RESPONSES, gpt-6-luna",
        "RESPONSES, gpt-5.3-codex",
        "CHAT, deepseek-v4-pro",
        "CHAT, glm-5.3",
        "CHAT, unheard-of-1",
        "ANTHROPIC, claude-opus-5-5",
        "ANTHROPIC, claude-haiku-5-5",
        "ANTHROPIC, claude-haiku-4-5",
        "GEMINI, gemini-4-hydrogen",
        "GEMINI, gemini-3.8-flash",
    })
    void aModelIsSentWhatIsRecorded(WireApi api, String model) throws Exception {
        try (var provider = new StrictProvider(api)) {
            Files.writeString(
                    home.resolve("config.toml"),
                    """
                    model = "%s"
                    model_provider = "local"
                    model_reasoning_effort = "high"
                    approval_policy = "never"
                    sandbox_mode = "danger-full-access"

                    [model_providers.local]
                    name = "Local"
                    base_url = "%s"
                    wire_api = "%s"
                    """
                            .formatted(model, provider.url(), api.word()));
            var answers = StrictAnswers.of(api);
            provider.answers(
                    new StrictProvider.Answer(200, answers.thinksAndCallsTwice("1")),
                    new StrictProvider.Answer(200, answers.says("done")));
            try (Client client = Basalt.serve(home, folder)) {
                client.initialize("{}");
                JsonNode result =
                        client.result(client.callTool("codex", "{\"prompt\":\"look around\"}"));
                assertEquals("done", result.at("/content/0/text").asString());
                assertEquals(0, client.end());
            }
            String sent = withoutWhatVaries(provider.bodies().getLast());
            Path record = RECORDS.resolve(api.word() + "-" + model + ".json");
            if (Boolean.getBoolean("basalt.requests.write")) {
                Files.createDirectories(RECORDS);
                Files.writeString(record, sent);
            }
            assertEquals(Files.readString(record), sent);
        }
    }

    private static String withoutWhatVaries(String body) {
        return JSON.writeValueAsString(JSON.readTree(body))
                        .replaceAll(
                                "<environment_context>.*?</environment_context>",
                                "<environment_context/>")
                        .replaceAll("Wall time: [0-9.]+ ", "Wall time: 0.0 ")
                        .replaceAll(
                                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                                "00000000-0000-0000-0000-000000000000")
                + "\n";
    }
}
