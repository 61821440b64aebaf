package dev.basalt.adapter.doors.mcp.tools;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.application.fake.FakeAgent;
import dev.basalt.domain.model.failure.ModelError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class ToolsCallTest {

    private static final String CONVERSATION = FakeAgent.id(1);

    private final FakeAgent agent = new FakeAgent();
    private final MemoryClient client = McpServer.start(agent, "{\"elicitation\":{}}");

    @AfterEach
    void closeClient() {
        client.close();
    }

    private String codex(int id, String arguments) {
        client.callTool(id, "codex", arguments);
        return client.answer(id);
    }

    @Nested
    class ANewConversation {

        @Test
        void sendsItsEventsAndAnswersWithItsLastMessage() {
            agent.model().says(message("hi"));

            assertEquals(
                    """
                    {"id":7,"jsonrpc":"2.0","result":{"content":[{"text":"hi","type":"text"}],\
                    "structuredContent":{"threadId":"%s","content":"hi"}}}\
                    """
                            .formatted(CONVERSATION),
                    codex(7, "{\"prompt\":\"hello\"}"));
            assertEquals(
                    List.of(
                            event(
                                    "",
                                    """
                                    {"type":"session_configured","session_id":"%s",\
                                    "model":"mock-model","history_log_id":0,\
                                    "history_entry_count":0,"sandbox":{"name":"none",\
                                    "reason":"nothing has to","cannot_hold":[],"also_refuses":[]}}\
                                    """
                                            .formatted(CONVERSATION)),
                            event("7", "{\"type\":\"task_started\"}"),
                            event("7", "{\"type\":\"agent_message\",\"message\":\"hi\"}")),
                    client.received().subList(1, 4));
        }

        @Test
        void concurrentCallsBeginInTheirOrder() {
            for (int id = 1; id <= 20; id++) {
                agent.model().says(message("hi"));
            }
            for (int id = 1; id <= 20; id++) {
                client.callTool(id, "codex", "{\"prompt\":\"x\"}");
            }
            for (int id = 1; id <= 20; id++) {
                client.answer(id);
            }

            List<String> begun =
                    client.received().stream()
                            .filter(line -> line.contains("session_configured"))
                            .toList();
            assertEquals(20, begun.size());
            for (int id = 1; id <= 20; id++) {
                String line = begun.get(id - 1);
                assertTrue(line.contains("\"requestId\":" + id + "}"), line);
                assertTrue(line.contains(FakeAgent.id(id)), line);
            }
        }

        private static String event(String id, String msg) {
            return "{\"jsonrpc\":\"2.0\",\"method\":\"codex/event\",\"params\":{\"_meta\":{\"requestId\":7},\"id\":\"%s\",\"msg\":%s}}"
                    .formatted(id, msg);
        }

        @Test
        void isAnErrorResultWhenTheModelFails() {
            agent.model().fails(new ModelError.Cancelled());

            String answer = codex(1, "{\"prompt\":\"x\"}");

            assertTrue(answer.contains("\"isError\":true"), answer);
            assertTrue(answer.contains("\"threadId\":\"" + CONVERSATION), answer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "null|Missing arguments for codex tool-call; the `prompt` field is required.",
                    "{}|Failed to parse configuration for Codex tool: missing field `prompt`",
                    "{\"prompt\":5}|Failed to parse configuration for Codex tool: invalid type:"
                            + " integer `5`, expected a string",
                    "{\"prompt\":\"x\",\"profile\":\"nope\"}|Failed to load the configuration:"
                            + " config profile `nope` not found",
                })
        void isRefusedWithTheReason(String arguments, String reason) {
            String answer = codex(1, arguments);

            assertTrue(answer.contains("\"isError\":true"), answer);
            assertTrue(answer.contains(reason), answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"approval-policy", "approval_policy"})
        void acceptsArgumentsInBothSpellings(String name) {
            agent.model().says(call("c1", "shell", "touch x")).says(message("done"));
            client.callTool(1, "codex", "{\"prompt\":\"x\",\"%s\":\"untrusted\"}".formatted(name));

            client.await("elicitation/create");
        }
    }

    @Nested
    class TheNextPrompt {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "threadId",
                    "conversationId",
                    "sessionId",
                    "thread_id",
                    "conversation_id",
                    "session_id"
                })
        void namesItsConversationByAnyNameOfTheId(String name) {
            agent.model().says(message("one")).says(message("two"));
            codex(1, "{\"prompt\":\"a\"}");

            client.callTool(
                    2,
                    "codex-reply",
                    "{\"prompt\":\"b\",\"%s\":\"%s\"}".formatted(name, CONVERSATION));

            assertTrue(client.answer(2).contains("\"text\":\"two\""));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "null|Missing arguments for codex-reply tool-call",
                    "{\"prompt\":\"x\"}|missing field `sessionId`",
                    "{\"prompt\":\"x\",\"threadId\":\"zzz\"}|Failed to parse session_id: invalid"
                            + " character",
                    "{\"prompt\":\"x\",\"threadId\":\"00000000000000000000000000000009\"}|Session"
                            + " not found for session_id: 00000000-0000-0000-0000-000000000009",
                })
        void isRefusedWithTheReason(String arguments, String reason) {
            client.callTool(1, "codex-reply", arguments);
            String answer = client.answer(1);

            assertTrue(answer.contains("\"isError\":true"), answer);
            assertTrue(answer.contains(reason), answer);
        }
    }

    @Nested
    class Approvals {

        private void ask() {
            agent.model().says(call("c1", "shell", "touch x")).says(message("done"));
            client.callTool(1, "codex", "{\"prompt\":\"x\",\"approval-policy\":\"untrusted\"}");
            String question = client.await("\"method\":\"elicitation/create\"");
            assertTrue(question.contains("Allow Codex to run `touch x` in `/srv`?"), question);
            assertTrue(question.contains("\"codex_mcp_tool_call_id\":\"1\""), question);
            assertTrue(question.contains("\"codex_call_id\":\"c1\""), question);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"decision\":\"approved\"}",
                    "{\"action\":\"accept\"}",
                    "{\"action\":\"accept\",\"content\":{\"decision\":\"approved\"}}"
                })
        void letACommandRun(String answer) {
            ask();
            client.line("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":" + answer + "}");

            assertTrue(client.answer(1).contains("\"text\":\"done\""));
            assertEquals(List.of("touch", "x"), agent.commands().requests().getFirst().argv());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"result\":{\"action\":\"decline\"}",
                    "\"result\":{}",
                    "\"error\":{\"code\":-1,\"message\":\"no\"}"
                })
        void thatAreNotApprovalsRunNothing(String answer) {
            ask();
            client.line("{\"jsonrpc\":\"2.0\",\"id\":0," + answer + "}");

            assertTrue(client.answer(1).contains("\"text\":\"done\""));
            assertEquals(List.of(), agent.commands().requests());
        }

        @Test
        void andEventsHaveTheFormOfTheHostsVersion() {
            FakeAgent other = new FakeAgent();
            other.model().says(message("done"));
            try (MemoryClient host = McpServer.start(other, "{}", CodexVersion.CODEX_0_153)) {
                host.callTool(1, "codex", "{\"prompt\":\"hi\"}");
                host.answer(1);

                String configured = host.await("\"type\":\"session_configured\"");
                assertTrue(
                        configured.contains(
                                "{\"_meta\":{\"requestId\":1,\"threadId\":\"" + CONVERSATION),
                        configured);
                assertTrue(configured.contains("\"thread_id\":\"" + CONVERSATION), configured);
                assertTrue(configured.contains("\"cwd\":\"/srv\""), configured);
                String said = host.await("\"type\":\"user_message\"");
                assertTrue(said.contains("\"message\":\"hi\""), said);
                assertTrue(
                        host.await("\"type\":\"token_count\"").contains("\"total_token_usage\""));
            }
        }

        @Test
        void areAskedForInTheConfiguredShape() {
            FakeAgent other = new FakeAgent();
            other.model().says(call("c1", "shell", "touch x"));
            try (MemoryClient host =
                    McpServer.start(other, "{\"elicitation\":{}}", CodexVersion.CODEX_0_153)) {
                host.callTool(1, "codex", "{\"prompt\":\"x\",\"approval-policy\":\"untrusted\"}");

                String question = host.await("\"method\":\"elicitation/create\"");

                assertTrue(
                        question.contains(
                                """
                                "codex_parsed_cmd":[{"type":"unknown","cmd":"touch x"}]\
                                """),
                        question);
            }
        }

        @Test
        void areAnsweredWithNoForHostsThatCannotAsk() {
            FakeAgent other = new FakeAgent();
            other.model().says(call("c1", "shell", "touch x")).says(message("done"));
            try (MemoryClient host = McpServer.start(other, "{}")) {
                host.callTool(1, "codex", "{\"prompt\":\"x\",\"approval-policy\":\"untrusted\"}");
                host.answer(1);

                assertEquals(List.of(), other.commands().requests());
                assertFalse(
                        host.received().stream().anyMatch(line -> line.contains("elicitation/")));
            }
        }
    }

    @Test
    void aCancelledCallIsNotAnsweredAndTheNextOneIsServed() {
        CountDownLatch reached = new CountDownLatch(1);
        agent.model().hangs(reached).says(message("two"));
        client.callTool(1, "codex", "{\"prompt\":\"x\"}");
        client.await("task_started");
        client.line(
                """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}\
                """);
        client.await("turn_aborted");
        client.callTool(
                2, "codex-reply", "{\"prompt\":\"b\",\"threadId\":\"%s\"}".formatted(CONVERSATION));

        assertTrue(client.answer(2).contains("\"text\":\"two\""));
        assertFalse(
                client.received().stream()
                        .anyMatch(line -> line.startsWith("{\"id\":1,\"jsonrpc\"")));
    }

    @Test
    void progressIsReportedUnderItsToken() {
        agent.time().standStill();
        agent.model().says(message("hi"));
        client.request(
                1,
                "tools/call",
                """
                {"name":"codex","arguments":{"prompt":"x"},"_meta":{"progressToken":"p"}}\
                """);

        String progress = client.await("notifications/progress");
        assertTrue(progress.contains("\"progressToken\":\"p\""), progress);
        client.answer(1);
    }

    @Test
    void aToolThatDoesNotExistIsAnError() {
        client.callTool(1, "Codex", "{\"prompt\":\"x\"}");

        assertEquals(
                """
                {"error":{"code":-32602,"message":"Unknown tool 'Codex'"},"id":1,"jsonrpc":"2.0"}\
                """,
                client.answer(1));
    }

    @Test
    void aCallWithoutNameIsAnError() {
        String answer = client.ask(1, "tools/call", "{\"arguments\":{}}");

        assertTrue(answer.contains("-32602"), answer);
        assertTrue(answer.contains("params.name"), answer);
    }
}
