package dev.basalt.adapter.conversations;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.jsonrpc.MemoryClient;
import dev.basalt.adapter.jsonrpc.Methods;
import dev.basalt.adapter.jsonrpc.Peer;
import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.fake.FakeAgent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.ToolSpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

@Timeout(60)
class ConversationMethodsTest {

    /** The first id that is given out, and with it the first conversation's. */
    private static final String CONVERSATION = FakeAgent.id(1);

    private final FakeAgent agent = new FakeAgent();
    private final SideWork sideWork = new SideWork();
    private final MemoryClient client = new MemoryClient(this::methods);

    private Methods methods(Peer peer) {
        var approvals = new ListenerApprovals(peer);
        return new ConversationMethods(
                        new NewConversationMethod(agent.newConversation(), sideWork),
                        new SendUserMessageMethod(agent.sendUserMessage(), approvals),
                        new SendUserTurnMethod(agent.sendUserMessage(), approvals),
                        new InterruptConversationMethod(
                                new InterruptConversation(agent.conversations())),
                        new CompactConversationMethod(
                                new CompactConversation(agent.conversations())),
                        new GetConversationUsageMethod(
                                new GetConversationUsage(agent.conversations())),
                        new AddConversationListenerMethod(agent.addConversationListener(), peer),
                        new RemoveConversationListenerMethod(
                                new RemoveConversationListener(agent.conversations())))
                .methods();
    }

    @AfterEach
    void leave() {
        client.close();
        sideWork.close();
    }

    private void begin(String params) {
        client.ask(1, "newConversation", params);
    }

    private void listen() {
        client.ask(2, "addConversationListener", id("conversationId"));
    }

    private void say(int id, String text) {
        client.request(
                id,
                "sendUserMessage",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}]}\
                """
                        .formatted(CONVERSATION, text));
    }

    private static String id(String name) {
        return "{\"%s\":\"%s\"}".formatted(name, CONVERSATION);
    }

    @Nested
    class BeginningOne {

        @Test
        void answersItsIdAndItsModel() {
            assertEquals(
                    """
                    {"id":1,"jsonrpc":"2.0","result":{"conversationId":"%s","model":"mock-model"}}\
                    """
                            .formatted(CONVERSATION),
                    client.ask(1, "newConversation", "{}"));
        }

        @Test
        void severalAtOnceAreAnsweredInTheirOrder() {
            for (int id = 1; id <= 30; id++) {
                client.request(id, "newConversation", "{}");
            }
            client.answer(30);

            assertEquals(
                    IntStream.rangeClosed(1, 30)
                            .mapToObj(id ->
                                    """
                                    {"id":%d,"jsonrpc":"2.0","result":{"conversationId":"%s",\
                                    "model":"mock-model"}}\
                                    """
                                            .formatted(id, FakeAgent.id(id)))
                            .toList(),
                    client.heard());
        }

        @Test
        void takesEveryParameter() {
            agent.model().says(message("done"));
            agent.configure("profiles.p.model_reasoning_effort", "high");

            assertEquals(
                    """
                    {"id":1,"jsonrpc":"2.0","result":{"conversationId":"%s","model":"gpt-5"}}\
                    """
                            .formatted(CONVERSATION),
                    client.ask(
                            1,
                            "newConversation",
                            """
                            {"model":"gpt-5","profile":"p","cwd":"sub","approvalPolicy":"untrusted",\
                            "sandbox":"read-only","config":{"model_reasoning_summary":"detailed"},\
                            "baseInstructions":"Be brief.","includePlanTool":true,\
                            "includeApplyPatchTool":true}\
                            """));
            listen();
            say(3, "hello");
            client.await("codex/event/task_complete");

            ModelRequest request = agent.model().request(0);
            assertEquals("gpt-5", request.model());
            assertTrue(request.instructions().startsWith("Be brief."), request.instructions());
            assertEquals(
                    Optional.of(
                            new ModelRequest.Reasoning(
                                    Optional.of(ReasoningEffort.HIGH), ReasoningSummary.DETAILED)),
                    request.reasoning());
            List<String> tools =
                    request.tools().stream().map(ConversationMethodsTest::name).toList();
            assertTrue(tools.contains("update_plan"), tools.toString());
            assertTrue(tools.contains("apply_patch"), tools.toString());
            String told = request.input().toString();
            assertTrue(told.contains("/srv/sub"), told);
            assertTrue(told.contains("untrusted"), told);
            assertTrue(told.contains("read-only"), told);
        }

        @Test
        void failsWithTheReasonWhenTheConfigurationDoes() {
            String answer = client.ask(1, "newConversation", "{\"profile\":\"nope\"}");

            assertTrue(answer.contains("\"code\":-32600"), answer);
            assertTrue(
                    answer.contains("error deriving config: config profile `nope` not found"),
                    answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null"})
        void needsNoParameter(String params) {
            assertTrue(client.ask(1, "newConversation", params).contains("\"result\""));
        }
    }

    private static String name(ToolSpec tool) {
        return switch (tool) {
            case ToolSpec.Function function -> function.name();
            case ToolSpec.Custom custom -> custom.name();
            case ToolSpec.LocalShell() -> "local_shell";
        };
    }

    @Nested
    class ParamsThatDoNotFit {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "newConversation|{\"approvalPolicy\":\"sometimes\"}|params.approvalPolicy:"
                            + " unknown variant `sometimes`",
                    "newConversation|17|params: invalid type: integer `17`",
                    "sendUserMessage|{\"items\":[]}|params.conversationId: missing field"
                            + " `conversationId`",
                    "sendUserMessage|{\"conversationId\":\"x\",\"items\":[]}|params.conversationId:"
                            + " UUID parsing failed",
                    "sendUserMessage|{\"conversationId\":\"00000000000000000000000000000001\",\"items\":[{\"type\":\"text\",\"text\":\"flat\"}]}|params.items[0].data:"
                        + " missing field `data`",
                    "sendUserTurn|{\"conversationId\":\"00000000000000000000000000000001\",\"items\":[],\"cwd\":\"/\",\"approvalPolicy\":\"never\",\"sandboxPolicy\":{\"type\":\"read-only\"},\"model\":\"m\",\"effort\":\"low\",\"summary\":\"auto\"}|params.sandboxPolicy.mode:"
                        + " missing field `mode`",
                    "interruptConversation|null|params.conversationId: missing field"
                            + " `conversationId`",
                    "removeConversationListener|{\"subscriptionId\":1}|params.subscriptionId:"
                            + " invalid type: integer `1`",
                })
        void areRefusedWithTheirPlace(String method, String params, String words) {
            String answer = client.ask(1, method, params);

            assertTrue(answer.contains("\"code\":-32602"), answer);
            assertTrue(answer.contains(words), answer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "addConversationListener|",
                    "interruptConversation|",
                    "sendUserMessage|,\"items\":[]",
                    "sendUserTurn|,\"items\":[],\"cwd\":\"/\",\"approvalPolicy\":\"never\",\"sandboxPolicy\":{\"mode\":\"read-only\"},\"model\":\"m\",\"effort\":\"low\",\"summary\":\"auto\"",
                })
        void includeConversationsThatDoNotExist(String method, String more) {
            assertEquals(
                    """
                    {"error":{"code":-32600,"message":"conversation not found: %s"},"id":1,"jsonrpc":"2.0"}\
                    """
                            .formatted(CONVERSATION),
                    client.ask(
                            1,
                            method,
                            "{\"conversationId\":\"%s\"%s}"
                                    .formatted(CONVERSATION, more == null ? "" : more)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversationId",
                "conversation_id",
                "threadId",
                "thread_id",
                "sessionId",
                "session_id"
            })
    void everyMethodTakesTheIdUnderAnyOfItsNames(String name) {
        begin("{}");
        String id = "\"%s\":\"%s\"".formatted(name, CONVERSATION);
        String turn =
                """
                ,"items":[],"cwd":"/","approvalPolicy":"never",\
                "sandboxPolicy":{"mode":"read-only"},"model":"m","effort":"low","summary":"auto"}\
                """;

        assertTrue(
                client.ask(2, "addConversationListener", "{" + id + "}").contains("subscription"));
        assertTrue(
                client.ask(3, "sendUserMessage", "{" + id + ",\"items\":[]}")
                        .contains("\"result\":{}"));
        assertTrue(client.ask(4, "sendUserTurn", "{" + id + turn).contains("\"result\":{}"));
        assertTrue(client.ask(5, "interruptConversation", "{" + id + "}").contains("interrupted"));
    }

    @Nested
    class Listeners {

        @Test
        void hearATurnFromItsBeginningToItsEnd() {
            agent.model().says(message("hi"));
            begin("{}");
            listen();
            say(3, "hello");
            client.await("codex/event/task_complete");

            assertEquals(
                    List.of(
                            "{\"id\":3,\"jsonrpc\":\"2.0\",\"result\":{}}",
                            event("task_started", "{\"type\":\"task_started\"}"),
                            event(
                                    "agent_message",
                                    "{\"type\":\"agent_message\",\"message\":\"hi\"}"),
                            event(
                                    "token_count",
                                    "{\"type\":\"token_count\",\"input_tokens\":100,"
                                            + "\"cached_input_tokens\":10,\"output_tokens\":20,"
                                            + "\"reasoning_output_tokens\":5,"
                                            + "\"total_tokens\":120}"),
                            event(
                                    "task_complete",
                                    "{\"type\":\"task_complete\",\"last_agent_message\":\"hi\"}")),
                    client.heard().subList(2, 7));
        }

        private static String event(String type, String msg) {
            return "{\"jsonrpc\":\"2.0\",\"method\":\"codex/event/%s\",\"params\":{\"id\":\"0\",\"msg\":%s,\"conversationId\":\"%s\"}}"
                    .formatted(type, msg, CONVERSATION);
        }

        @Test
        void hearEverythingEachWhenThereAreTwo() {
            agent.model().says(message("hi"));
            begin("{}");
            listen();
            client.ask(3, "addConversationListener", id("conversationId"));
            say(4, "hello");
            // the second of two equal lines comes after the first
            client.await("codex/event/task_complete");
            client.ask(5, "interruptConversation", id("conversationId"));

            long complete =
                    client.heard().stream().filter(line -> line.contains("task_complete")).count();
            assertEquals(2, complete);
        }

        @Test
        void hearNothingAnyMoreOnceTheyAreRemoved() {
            begin("{}");
            listen();
            String subscription = "{\"subscriptionId\":\"%s\"}".formatted(FakeAgent.id(2));

            assertEquals(
                    "{\"id\":3,\"jsonrpc\":\"2.0\",\"result\":{}}",
                    client.ask(3, "removeConversationListener", subscription));
            assertEquals(
                    """
                    {"error":{"code":-32600,"message":"subscription not found: %s"},"id":4,"jsonrpc":"2.0"}\
                    """
                            .formatted(FakeAgent.id(2)),
                    client.ask(4, "removeConversationListener", subscription));
        }
    }

    @Test
    void anImageThatCannotBeReadIsAnErrorThatNamesIt() {
        begin("{}");

        String answer =
                client.ask(
                        2,
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[{"type":"localImage","data":{"path":"a.png"}}]}\
                        """
                                .formatted(CONVERSATION));

        assertTrue(answer.contains("-32602"), answer);
        assertTrue(answer.contains("params.items: image /srv/a.png: no such file"), answer);
    }

    @Test
    void theOverridesOfATurnHoldForThatTurnOnly() {
        agent.model().says(message("one")).says(message("two"));
        begin("{\"model\":\"gpt-5\"}");
        listen();
        client.ask(
                3,
                "sendUserTurn",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"x"}}],"cwd":"/other",\
                "approvalPolicy":"on-failure","sandboxPolicy":{"mode":"read-only"},"model":"o3",\
                "effort":"minimal","summary":"none"}\
                """
                        .formatted(CONVERSATION));
        client.await("\"last_agent_message\":\"one\"");
        client.ask(4, "interruptConversation", id("conversationId"));
        say(5, "y");
        client.await("\"last_agent_message\":\"two\"");

        assertEquals("o3", agent.model().request(0).model());
        assertEquals(
                Optional.of(
                        new ModelRequest.Reasoning(
                                Optional.of(ReasoningEffort.MINIMAL), ReasoningSummary.NONE)),
                agent.model().request(0).reasoning());
        assertEquals("gpt-5", agent.model().request(1).model());
        assertEquals(
                Optional.of(
                        new ModelRequest.Reasoning(
                                Optional.of(ReasoningEffort.MEDIUM), ReasoningSummary.AUTO)),
                agent.model().request(1).reasoning());
    }

    @Nested
    class Approvals {

        private void ask() {
            agent.model().says(call("c1", "shell", "touch x")).says(message("done"));
            begin("{\"approvalPolicy\":\"untrusted\"}");
            listen();
            say(3, "go");
            assertEquals(
                    """
                    {"id":0,"jsonrpc":"2.0","method":"execCommandApproval","params":\
                    {"conversation_id":"%s","call_id":"c1","command":["touch","x"],"cwd":"/srv"}}\
                    """
                            .formatted(CONVERSATION),
                    client.await("\"method\":\"execCommandApproval\""));
        }

        @Test
        void letACommandRun() {
            ask();
            client.line("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"decision\":\"approved\"}}");
            client.await("codex/event/task_complete");

            assertEquals(List.of("touch", "x"), agent.commands().requests().getFirst().argv());
            assertEquals(Path.of("/srv"), agent.commands().requests().getFirst().directory());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"result\":{\"decision\":\"denied\"}",
                    "\"result\":{}",
                    "\"result\":null",
                    "\"result\":{\"decision\":\"APPROVED\"}",
                    "\"error\":{\"code\":-1,\"message\":\"no\"}"
                })
        void thatAreNoneLetNothingRun(String answer) {
            ask();
            client.line("{\"jsonrpc\":\"2.0\",\"id\":0," + answer + "}");
            client.await("codex/event/task_complete");

            assertEquals(List.of(), agent.commands().requests());
        }

        @Test
        void areWithdrawnByAnInterrupt() {
            ask();
            client.request(4, "interruptConversation", id("conversationId"));

            client.await("notifications/cancelled", "\"requestId\":0");
            assertEquals(
                    "{\"id\":4,\"jsonrpc\":\"2.0\",\"result\":{\"abortReason\":\"interrupted\"}}",
                    client.answer(4));
            assertEquals(List.of(), agent.commands().requests());
        }
    }

    @Nested
    class Interrupts {

        @Test
        void areAnsweredWhenNothingRuns() {
            begin("{}");

            assertEquals(
                    "{\"id\":2,\"jsonrpc\":\"2.0\",\"result\":{\"abortReason\":\"interrupted\"}}",
                    client.ask(2, "interruptConversation", id("conversationId")));
        }

        @Test
        void areAnsweredAfterTheTurnsLastEvent() {
            CountDownLatch reached = new CountDownLatch(1);
            agent.model().hangs(reached);
            begin("{}");
            listen();
            say(3, "go");
            client.await("codex/event/task_started");
            client.ask(4, "interruptConversation", id("conversationId"));

            List<String> heard = client.heard();
            String aborted = client.await("codex/event/turn_aborted");
            assertTrue(heard.indexOf(aborted) < heard.indexOf(client.answer(4)));
            assertFalse(heard.stream().anyMatch(line -> line.contains("task_complete")));
        }
    }
}
