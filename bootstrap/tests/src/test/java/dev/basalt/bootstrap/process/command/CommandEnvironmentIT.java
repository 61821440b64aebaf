package dev.basalt.bootstrap.process.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment of a command, as it prints it. */
final class CommandEnvironmentIT {

    private static final WireApi API = WireApi.RESPONSES;
    private static final Path VECTORS =
            Path.of("..", "..", "domain", "src", "test", "resources", "vectors", "env-policy.json");

    @TempDir Path home;
    @TempDir Path folder;

    /** A case of the vectors; its name identifies a failure. */
    record Case(JsonNode json) {

        String policy() {
            return json.path("policy_toml").asString();
        }

        Map<String, String> variables(String field) {
            return json.path(field)
                    .propertyStream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, each -> each.getValue().asString()));
        }

        @Override
        public String toString() {
            return json.path("name").asString();
        }
    }

    static Stream<Case> vectors() throws IOException {
        JsonNode file = JsonMapper.builder().build().readTree(Files.readString(VECTORS));
        return file.path("cases").valueStream().map(Case::new);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void followsThePolicy(Case one) throws Exception {
        Map<String, String> child =
                environmentOfAChild(
                        one.policy(), one.variables("parent_env"), "danger-full-access");

        Map<String, String> expected = one.variables("child_env");
        // the others come from the environment of this test
        child.keySet()
                .removeIf(name ->
                        !expected.containsKey(name)
                                && !one.variables("parent_env").containsKey(name));
        assertEquals(expected, child);
    }

    @Test
    void doesNotContainTheServersKeyInAnySandbox() throws Exception {
        for (String sandbox : List.of("read-only", "workspace-write", "danger-full-access")) {
            Map<String, String> child =
                    environmentOfAChild("", Map.of("OPENAI_API_KEY", "sk-of-the-server"), sandbox);

            assertFalse(child.isEmpty());
            assertFalse(child.containsKey("OPENAI_API_KEY"), sandbox);
            assertFalse(child.containsValue("sk-of-the-server"), sandbox);
        }
    }

    private Map<String, String> environmentOfAChild(
            String policy, Map<String, String> variables, String sandbox) throws IOException {
        try (ModelServer model = new ModelServer(API)) {
            model.configure(home);
            Files.writeString(
                    home.resolve("config.toml"),
                    "\n[shell_environment_policy]\n" + policy,
                    StandardOpenOption.APPEND);
            ProcessBuilder server = Basalt.command(home, "mcp").directory(folder.toFile());
            server.environment().putAll(variables);
            try (Client client = new Client(server.start())) {
                client.initialize("{}");
                Door.CODEX.enter(
                        client,
                        model,
                        "{\"approval_policy\":\"never\",\"sandbox_mode\":\"" + sandbox + "\"}",
                        API.runs("{\"command\":[\"/usr/bin/env\"]}"));
                JsonNode end = client.event("exec_command_end");
                assertEquals(0, end.path("exit_code").asInt(), end.toString());
                return end.path("stdout")
                        .asString()
                        .lines()
                        .map(line -> line.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair -> pair[1],
                                        (_, last) -> last,
                                        TreeMap::new));
            }
        }
    }
}
