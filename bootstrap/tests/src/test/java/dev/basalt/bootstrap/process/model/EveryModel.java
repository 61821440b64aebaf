package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A provider for each API, and one server that uses all of them at once, each in a conversation of
 * its own. A request and a stream are tried twice, and there is not much memory.
 */
final class EveryModel implements AutoCloseable {

    /** What each provider is asked with. */
    static final String KEY = "key-that-must-stay-secret";

    private final Map<WireApi, ModelServer> models = new EnumMap<>(WireApi.class);
    private final Path folder;
    private final Client client;

    /** How a turn ended. */
    record Answer(int call, JsonNode result) {

        boolean failed() {
            return result.path("isError").asBoolean(false);
        }

        String text() {
            return result.at("/content/0/text").asString();
        }
    }

    /**
     * Starts them.
     *
     * @param folder gets a folder for the commands of each model
     */
    EveryModel(Path home, Path folder) throws IOException {
        this.folder = folder;
        var config =
                new StringBuilder(
                        """
                        model = "test-model"
                        approval_policy = "never"
                        sandbox_mode = "danger-full-access"
                        """);
        for (WireApi api : WireApi.values()) {
            var model = new ModelServer(api);
            models.put(api, model);
            Files.createDirectories(folder(api));
            config.append(
                    """

                    [model_providers.%s]
                    name = "Local"
                    base_url = "%s/v1"
                    wire_api = "%s"
                    env_key = "LOCAL_KEY"
                    request_max_retries = 1
                    stream_max_retries = 1
                    """
                            .formatted(provider(api), model.url(), api.word()));
        }
        Files.writeString(home.resolve("config.toml"), config);
        ProcessBuilder server = Basalt.command(home, "mcp");
        server.environment().put("LOCAL_KEY", KEY);
        server.environment().put("JAVA_TOOL_OPTIONS", "-Xmx400m");
        client = new Client(server.directory(folder.toFile()).start());
        client.initialize("{}");
    }

    static String provider(WireApi api) {
        return "local-" + api.word();
    }

    /** Returns the setting of a provider, as a key of a call's {@code config}. */
    static String setting(WireApi api, String name) {
        return "model_providers." + provider(api) + "." + name;
    }

    ModelServer model(WireApi api) {
        return requireNonNull(models.get(api));
    }

    /** Returns where the commands of a model run. */
    Path folder(WireApi api) {
        return folder.resolve(api.word());
    }

    /** Each provider answers each request with the next of these. */
    void answers(Function<WireApi, List<ResponseDefinitionBuilder>> answers) {
        models.forEach((api, model) -> model.answers(answers.apply(api)));
    }

    /** Begins a conversation with each model. */
    Map<WireApi, Answer> ask(String prompt) {
        return ask(prompt, _ -> Map.of());
    }

    /**
     * Begins a conversation with each model.
     *
     * @param settings of the conversation, by their dotted keys
     */
    Map<WireApi, Answer> ask(String prompt, Function<WireApi, Map<String, Object>> settings) {
        return all(api -> {
            Map<String, Object> config = new HashMap<>(settings.apply(api));
            config.put("model_provider", provider(api));
            return client.callTool(
                    "codex",
                    json(
                            Map.of(
                                    "prompt", prompt,
                                    "cwd", folder(api).toString(),
                                    "config", config)));
        });
    }

    /** Goes on with each conversation. */
    Map<WireApi, Answer> reply(Map<WireApi, Answer> answers, String prompt) {
        return all(api -> {
            JsonNode before = requireNonNull(answers.get(api)).result();
            return client.callTool(
                    "codex-reply",
                    json(
                            Map.of(
                                    "threadId",
                                    before.at("/structuredContent/threadId").asString(),
                                    "prompt",
                                    prompt)));
        });
    }

    private Map<WireApi, Answer> all(Function<WireApi, Integer> call) {
        var calls = new EnumMap<WireApi, Integer>(WireApi.class);
        for (WireApi api : WireApi.values()) {
            calls.put(api, call.apply(api));
        }
        var answers = new EnumMap<WireApi, Answer>(WireApi.class);
        calls.forEach((api, id) -> answers.put(api, new Answer(id, client.result(id))));
        return answers;
    }

    private static String json(Map<String, Object> value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** Returns the notices of the turn. */
    List<String> announced(Answer answer) {
        return client.messages().stream()
                .filter(message -> message.at("/params/_meta/requestId").asInt(-1) == answer.call())
                .map(message -> message.at("/params/msg"))
                .filter(event -> event.path("type").asString("").equals("background_event"))
                .map(event -> event.path("message").asString())
                .toList();
    }

    /** Checks that no message so far, in any direction, contains the key. */
    void assertTheKeyIsNotSent() {
        assertFalse(client.messages().toString().contains(KEY), "the key is in a message");
        assertFalse(client.errorLines().toString().contains(KEY), "the key is in the log");
    }

    @Override
    public void close() {
        client.close();
        models.values().forEach(ModelServer::close);
    }
}
