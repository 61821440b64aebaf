package dev.basalt.bootstrap.process.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Commands through each door: approval, sandbox, end. */
final class CommandIT {

    private static final WireApi API = WireApi.RESPONSES;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Writes where a read-only sandbox forbids it. */
    private static final String WRITES =
            API.runs("{\"command\":[\"sh\",\"-c\",\"echo tried; echo x > made\"]}");

    /** The events of a command, without its output. */
    private static final Set<String> STEPS =
            Set.of(
                    "exec_command_begin",
                    "exec_command_end",
                    "exec_approval_request",
                    "background_event");

    @AutoClose private static final ModelServer model = new ModelServer(API);

    @TempDir Path home;
    @TempDir Path folder;

    private Client serve() throws IOException {
        model.configure(home);
        Client client = Basalt.serve(home, folder);
        client.initialize("{\"elicitation\":{}}");
        return client;
    }

    private static String config(String policy, String sandbox) {
        return "{\"approval_policy\":\"" + policy + "\",\"sandbox_mode\":\"" + sandbox + "\"}";
    }

    private static String withoutBackgroundCommands(String config) {
        return config.replaceFirst("}$", ",\"background_commands\":\"off\"}");
    }

    private static void decide(Client client, JsonNode question, String decision) {
        client.answer(question, "{\"decision\":\"" + decision + "\"}");
    }

    private static List<JsonNode> steps(Client client) {
        return client.messages().stream()
                .map(message -> message.at("/params/msg"))
                .filter(event -> STEPS.contains(event.path("type").asString("")))
                .toList();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asString()).toList();
    }

    /** Returns the output of a call that the model last received. */
    private static String told() {
        List<JsonNode> input = model.requests().getLast().path("input").valueStream().toList();
        return input.getLast().path("output").asString();
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatTimesOutIsEndedWithItsChildrenAndReportedToTheModel(Door door)
            throws Exception {
        Path life = folder.resolve("life");
        new ProcessBuilder("mkfifo", life.toString()).start().waitFor();
        String script = "exec 9>life; echo on >&9; echo begun; sleep 999 & sleep 999";
        try (Client client = serve()) {
            door.enter(
                    client,
                    model,
                    withoutBackgroundCommands(config("untrusted", "danger-full-access")),
                    API.runs("{\"command\":[\"sh\",\"-c\",\"" + script + "\"],\"timeout\":700}"));
            decide(client, client.message(door.aboutCommands()), "approved");
            // both processes have it open
            BufferedReader running =
                    assertTimeoutPreemptively(PATIENCE, () -> Files.newBufferedReader(life));
            assertEquals("on", running.readLine());

            JsonNode end = client.event("exec_command_end");

            assertEquals(-1, end.path("exit_code").asInt());
            assertEquals("begun\n", end.path("stdout").asString());
            assertEquals("sandbox error: command timed out", end.path("stderr").asString());
            assertNull(assertTimeoutPreemptively(PATIENCE, running::readLine));
            client.await(Door::isTheEnd);
            assertEquals(
                    "Timed out after 700 milliseconds\nWall time: *.* seconds\nOutput:\nbegun\n",
                    told().replaceAll("\\d+\\.\\d", "*.*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatIsNotOverInItsTimeGoesOnUntilTheTurnEnds(Door door) throws Exception {
        Path life = folder.resolve("life");
        new ProcessBuilder("mkfifo", life.toString()).start().waitFor();
        String script = "exec 9>life; echo on >&9; echo begun; sleep 999 & sleep 999";
        try (Client client = serve()) {
            door.enter(
                    client,
                    model,
                    config("untrusted", "danger-full-access"),
                    API.runs("{\"command\":[\"sh\",\"-c\",\"" + script + "\"],\"timeout\":700}"));
            decide(client, client.message(door.aboutCommands()), "approved");
            BufferedReader running =
                    assertTimeoutPreemptively(PATIENCE, () -> Files.newBufferedReader(life));
            assertEquals("on", running.readLine());

            JsonNode end = client.event("exec_command_end");

            assertEquals(-1, end.path("exit_code").asInt());
            assertEquals("begun\n", end.path("stdout").asString());
            assertEquals("sandbox error: aborted", end.path("stderr").asString());
            assertNull(assertTimeoutPreemptively(PATIENCE, running::readLine));
            client.await(Door::isTheEnd);
            assertTrue(told().contains("begun\n"), told());
            assertTrue(told().contains("goes on as background command "), told());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatTheSandboxStoppedRunsAgainWithoutItWhenApproved(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, config("on-failure", "read-only"), WRITES);
            JsonNode question = client.message(door.aboutCommands());
            assertFalse(Files.exists(folder.resolve("made")));
            decide(client, question, "approved");

            client.await(Door::isTheEnd);

            List<JsonNode> steps = steps(client);
            assertEquals(
                    List.of(
                            "exec_command_begin",
                            "exec_command_end",
                            "background_event",
                            "exec_approval_request",
                            "background_event",
                            "exec_command_begin",
                            "exec_command_end"),
                    types(steps));
            assertEquals(
                    List.of("call-1", "call-1", "call-1", "call-1", "call-1"),
                    steps.stream()
                            .filter(step -> step.has("call_id"))
                            .map(step -> step.path("call_id").asString())
                            .toList());
            assertEquals(-1, steps.get(1).path("exit_code").asInt());
            assertEquals(
                    "command failed; retry without sandbox?",
                    steps.get(3).path("reason").asString());
            assertEquals(0, steps.getLast().path("exit_code").asInt());
            assertEquals("x\n", Files.readString(folder.resolve("made")));
            assertTrue(told().endsWith("\ntried\n"), told());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatTheSandboxStoppedDoesNotRunAgainWhenDenied(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, config("on-failure", "read-only"), WRITES);
            decide(client, client.message(door.aboutCommands()), "denied");

            client.await(Door::isTheEnd);

            assertEquals(
                    List.of(
                            "exec_command_begin",
                            "exec_command_end",
                            "background_event",
                            "exec_approval_request"),
                    types(steps(client)));
            assertFalse(Files.exists(folder.resolve("made")));
            assertTrue(told().startsWith("exec command rejected by user\n"), told());
            assertTrue(told().contains("tried"), told());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalForTheSessionCoversTheSameCommandInTheSameDirectory(Door door) throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        String here = API.runs("{\"command\":[\"touch\",\"made\"]}");
        String there = API.runs("{\"command\":[\"touch\",\"made\"],\"workdir\":\"sub\"}");
        try (Client client = serve()) {
            door.enter(client, model, config("untrusted", "read-only"), here, here, there);
            decide(client, client.message(door.aboutCommands()), "approved_for_session");
            JsonNode second =
                    client.await(message ->
                            message.path("method").asString("").equals(door.aboutCommands())
                                    && message.toString().contains("/sub\""));
            decide(client, second, "denied");

            client.await(Door::isTheEnd);

            assertEquals(
                    List.of(
                            "exec_approval_request",
                            "exec_command_begin",
                            "exec_command_end",
                            "exec_command_begin",
                            "exec_command_end",
                            "exec_approval_request"),
                    types(steps(client)));
            assertTrue(Files.exists(folder.resolve("made")));
            assertFalse(Files.exists(sub.resolve("made")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatRequestsEscalationRunsUnsandboxedWhenApproved(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, config("on-request", "read-only"), leavesTheSandbox());
            JsonNode question = client.message(door.aboutCommands());
            assertEquals(
                    "it must write",
                    client.event("exec_approval_request").path("reason").asString());
            decide(client, question, "approved");

            client.await(Door::isTheEnd);

            assertEquals(0, client.event("exec_command_end").path("exit_code").asInt());
            assertTrue(Files.exists(folder.resolve("made")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatRequestsEscalationDoesNotRunWhenDenied(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, config("on-request", "read-only"), leavesTheSandbox());
            decide(client, client.message(door.aboutCommands()), "denied");

            client.await(Door::isTheEnd);

            assertEquals(List.of("exec_approval_request"), types(steps(client)));
            assertFalse(Files.exists(folder.resolve("made")));
            assertEquals("exec command rejected by user", told());
        }
    }

    private static String leavesTheSandbox() {
        return API.runs(
                """
                {"command":["touch","made"],"with_escalated_permissions":true,\
                "justification":"it must write"}\
                """);
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatRequestsNoEscalationRunsSandboxed(Door door) throws Exception {
        try (Client client = serve()) {
            door.enter(client, model, config("on-request", "read-only"), WRITES);

            client.await(Door::isTheEnd);

            assertEquals(List.of("exec_command_begin", "exec_command_end"), types(steps(client)));
            assertFalse(Files.exists(folder.resolve("made")));
            assertTrue(told().contains("tried"), told());
        }
    }
}
