package dev.basalt.adapter.doors.terminal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

class LoginStatusVectorsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path home;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theStatusIsWhatTheReferencePrints(JsonNode input, JsonNode expected) throws IOException {
        arrange(input);
        Account account =
                new Account(
                        home,
                        text(input, "env_key")
                                .map(key -> Map.of("OPENAI_API_KEY", key))
                                .orElseGet(Map::of));

        int status = account.loginStatus();

        assertEquals(ours(input, expected), account.errors().strip() + " exit " + status);
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        LoginStatusVectorsTest.class.getResourceAsStream(
                                "/vectors/auth-selection.json"))) {
            return JSON.readTree(in).get("cases").values().stream()
                    .map(each -> Arguments.of(each.get("input"), each));
        }
    }

    /** What the reference prints, with three intended differences. */
    private String ours(JsonNode input, JsonNode expected) {
        boolean neither =
                text(input, "tokens_plan").equals(Optional.of("<no tokens>"))
                        && input.get("auth_json_api_key").isNull();
        if (neither) {
            // a file with neither key nor tokens is no login
            return "Not logged in exit 1";
        }
        return expected.get("login_status_stderr")
                        .asString()
                        // no .env file is ever read
                        .replace(" or .env file", "")
                        // our own text, with the file's name
                        .replace(
                                "EOF while parsing a value at line 1 column 0",
                                home.resolve("auth.json")
                                        + ": the file is empty (sign in again with basalt login to"
                                        + " replace it)")
                + " exit "
                + expected.get("login_status_exit").asInt();
    }

    private void arrange(JsonNode input) throws IOException {
        Optional<String> situation = text(input, "auth_json");
        if (situation.equals(Optional.of("<absent>"))) {
            return;
        }
        Files.writeString(
                home.resolve("auth.json"),
                situation.equals(Optional.of("<empty file>")) ? "" : authJson(input));
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
            tokens.put("id_token", jwt(plan));
            tokens.put("access_token", "ACCESS");
            tokens.put("refresh_token", "REFRESH");
            tokens.put("account_id", "acct_1");
        }
        return JSON.writeValueAsString(root);
    }

    private static String jwt(Optional<String> plan) {
        String claims =
                plan.map(name ->
                                "{\"https://api.openai.com/auth\":{\"chatgpt_plan_type\":\""
                                        + name
                                        + "\"}}")
                        .orElse("{}");
        return "e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }
}
