package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.Vectors;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.application.auth.CloudAccess;
import dev.basalt.application.auth.CommandTokens;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.auth.TokenRenewal;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.FakeClouds;
import dev.basalt.application.fake.FakeCommandRunner;
import dev.basalt.application.fake.FakeTime;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class AuthSelectionVectorsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path home;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theCredentialIsTheOneThatTheReferenceTakes(JsonNode input, JsonNode expected)
            throws IOException {
        arrange(input);

        Either<ModelError, ModelCredentials.Access> access =
                access(text(input, "env_key").filter(key -> !key.isEmpty()));

        if (!expected.get("session_started").asBoolean()) {
            assertEquals(
                    Either.left(
                            new ModelError.NoCredential(
                                    home.resolve("auth.json")
                                            + ": the file is empty (sign in again with basalt login"
                                            + " to replace it)")),
                    access);
            return;
        }
        if (authorization(expected).isEmpty()) {
            assertEquals(
                    Either.left(
                            new ModelError.NoCredential(
                                    "Not signed in. Sign in with `basalt login`, or set"
                                            + " OPENAI_API_KEY in the environment of the server.")),
                    access);
            return;
        }
        Optional<Credential> credential = access.get().credential();
        assertEquals(authorization(expected), credential.map(each -> "Bearer " + each.secret()));
        assertEquals(text(expected, "chatgpt_account_id"), credential.flatMap(Credential::account));
        if (expected.get("store").isBoolean()) {
            assertEquals(
                    expected.get("store").asBoolean(),
                    !credential.map(Credential::isToken).orElse(false));
        }
    }

    static Stream<Arguments> cases() {
        return Vectors.cases("auth-selection").map(each -> Arguments.of(each.get("input"), each));
    }

    /**
     * A deliberate difference: with a file without key and tokens the reference treats the user as
     * signed in and fails with every request; Basalt treats the user as not signed in. Without a
     * credential the reference sends a request that the service refuses; Basalt sends none.
     */
    private static Optional<String> authorization(JsonNode expected) {
        return text(expected, "authorization").filter(text -> !text.equals("<no request sent>"));
    }

    private void arrange(JsonNode input) throws IOException {
        Path file = home.resolve("auth.json");
        String situation = text(input, "auth_json").orElse("");
        if (situation.equals("<absent>")) {
            return;
        }
        Files.writeString(file, situation.equals("<empty file>") ? "" : authJson(input));
        Optional<String> preferred = text(input, "preferred_auth_method");
        if (preferred.isPresent()) {
            Files.writeString(
                    home.resolve("config.toml"),
                    "preferred_auth_method = \"" + preferred.get() + "\"\n");
        }
    }

    private static String authJson(JsonNode input) {
        ObjectNode root = JSON.createObjectNode();
        root.put("OPENAI_API_KEY", text(input, "auth_json_api_key").orElse(null));
        Optional<String> plan = text(input, "tokens_plan");
        if (!plan.equals(Optional.of("<no tokens>"))) {
            ObjectNode tokens = root.putObject("tokens");
            tokens.put("id_token", plan.map(Jwts::withPlan).orElse(Jwts.of("{}")));
            tokens.put("access_token", "ACCESS");
            tokens.put("refresh_token", "REFRESH");
            tokens.put("account_id", "acct_1");
        }
        return JSON.writeValueAsString(root);
    }

    private Either<ModelError, ModelCredentials.Access> access(Optional<String> environmentKey) {
        CodexHome codexHome = new CodexHome(home, true);
        AuthJsonStore store = new AuthJsonStore(codexHome, new JwtReader());
        Time time = new StoppedTime();
        CurrentCredential current =
                new CurrentCredential(
                        store,
                        new TokenRenewal(
                                store,
                                (_, _) -> Either.left(new AuthError.Refused("not asked for")),
                                time),
                        environmentKey,
                        time);
        ResolveSettings resolveSettings =
                new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new TomlConfigurationFile(codexHome),
                                List.of()),
                        new AgentsMdFiles(home),
                        Map.of(),
                        FakeApi.standard(),
                        home);
        return new ModelCredentials(
                        current,
                        new CommandTokens(
                                new FakeCommandRunner(), Map.of(), Path.of("/srv"), new FakeTime()),
                        new CloudAccess(FakeClouds::new, new FakeTime()),
                        Map.of(),
                        FakeApi.ACCOUNT)
                .access(resolveSettings.handle(ConversationOptions.NONE).get());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static final class StoppedTime implements Time {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            return true;
        }
    }
}
