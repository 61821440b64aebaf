package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.Vectors;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps the reference's command line to this program. {@code -p}, {@code -m} and {@code -s} are
 * fields of a call; flags of the reference's other programs have no counterpart.
 */
class ConfigCaseVectorsTest {

    private static final String CONFIG =
            """
            model_provider = "mock"
            [model_providers.mock]
            name = "Mock"
            base_url = "http://127.0.0.1:1/v1"
            wire_api = "responses"
            [profiles.p]
            model = "prof"
            approval_policy = "untrusted"
            """;

    /** Options of the program that the cases were observed with. */
    private static final Set<String> NOT_OURS =
            Set.of("--yolo", "--dangerously-bypass-approvals-and-sandbox");

    /**
     * Answered otherwise on purpose: a profile's sandbox mode counts, since leaving out a stricter
     * one would endanger the user.
     */
    private static final List<String> PROFILE_SANDBOX =
            List.of("-c", "profiles.p.sandbox_mode=workspace-write", "-p", "p");

    /**
     * Accepted on purpose: later versions know more words, and what has no effect is not checked.
     */
    private static final Set<String> ACCEPTED =
            Set.of(
                    "model_reasoning_effort",
                    "history",
                    "missing field `name`",
                    "file_opener",
                    "mcp_servers",
                    "projects",
                    "responses_originator_header_internal_override");

    @TempDir Path home;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theCommandLineIsReadAsTheReferenceReadsIt(List<String> args, JsonNode expected)
            throws IOException {
        Files.writeString(home.resolve("config.toml"), CONFIG);

        Either<String, Settings> settings = resolve(args);

        if (ACCEPTED.stream().anyMatch(key -> expected.path("error").asString("").contains(key))) {
            assertTrue(settings.isRight());
        } else if (expected.get("error").isNull()) {
            JsonNode summary = expected.get("summary");
            assertEquals(
                    args.equals(PROFILE_SANDBOX)
                            ? "workspace-write"
                            : summary.get("sandbox").asString(),
                    settings.get().sandboxPolicy().mode().word());
            assertEquals(summary.get("model").asString(), settings.get().model().name());
            assertEquals(summary.get("provider").asString(), settings.get().provider().id());
            if (summary.has("reasoning effort")) {
                assertEquals(
                        summary.get("reasoning effort").asString(),
                        // what nobody has chosen is left to the model, not medium as there
                        settings.get()
                                .model()
                                .effort()
                                .map(ReasoningEffort::word)
                                .orElse("medium"));
                assertEquals(
                        summary.get("reasoning summaries").asString(),
                        settings.get().model().summary().word());
            }
        } else {
            // Basalt's message has other words, and also reports the position of the value
            String reason = expected.get("error").asString().replaceFirst("^Error: ", "");
            String named = reason.substring(reason.indexOf("\nin `") + 1);
            assertTrue(
                    settings.getLeft().contains(named),
                    () -> settings.getLeft() + " does not name " + named);
        }
    }

    static Stream<Arguments> cases() {
        return Vectors.cases("config-cases")
                .filter(each -> args(each).stream().noneMatch(NOT_OURS::contains))
                .map(each -> Arguments.of(args(each), each));
    }

    private static List<String> args(JsonNode each) {
        return each.get("args").values().stream().map(JsonNode::asString).toList();
    }

    private Either<String, Settings> resolve(List<String> args) {
        List<String> overrides = new ArrayList<>();
        Optional<String> model = Optional.empty();
        Optional<String> profile = Optional.empty();
        Optional<SandboxMode> sandbox = Optional.empty();
        for (int i = 0; i < args.size(); i += 2) {
            String value = args.get(i + 1);
            switch (args.get(i)) {
                case "-c" -> overrides.add(value);
                case "-m" -> model = Optional.of(value);
                case "-p" -> profile = Optional.of(value);
                case "-s" ->
                        sandbox =
                                Stream.of(SandboxMode.values())
                                        .filter(mode -> mode.word().equals(value))
                                        .findFirst();
                default -> throw new IllegalArgumentException(args.get(i));
            }
        }
        ConversationOptions options =
                new ConversationOptions(
                        model,
                        profile,
                        Optional.empty(),
                        Optional.empty(),
                        sandbox,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        TomlConfigurationFile file = new TomlConfigurationFile(new CodexHome(home, true));
        return CommandLineOverrides.parse(
                        overrides,
                        new TomlNotation(),
                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")))
                .mapLeft(ConfigCaseVectorsTest::reasonOfTypes)
                .flatMap(commandLine ->
                        new ResolveSettings(
                                        new ConfigLayers(
                                                new ConfigSchema(
                                                        CoreKeys.groups("gpt-5", "openai")),
                                                file,
                                                commandLine),
                                        new AgentsMdFiles(home),
                                        Map.of(),
                                        FakeApi.standard(),
                                        home)
                                .handle(options)
                                .mapLeft(SettingsError::message));
    }

    /**
     * Wrong types are found as early as arguments that can't be read; only those had the prefix.
     */
    private static String reasonOfTypes(String error) {
        String prefix = "Error parsing -c overrides: ";
        String reason = error.substring(prefix.length());
        return reason.startsWith("Invalid override") || reason.startsWith("Empty key")
                ? error
                : reason;
    }
}
