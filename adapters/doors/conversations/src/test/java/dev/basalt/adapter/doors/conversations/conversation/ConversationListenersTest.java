package dev.basalt.adapter.doors.conversations.conversation;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.fake.FakeAgent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

@Timeout(60)
class ConversationListenersTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void closeClient() {
        world.close();
    }

    @Test
    void listenersReceiveATurnFromItsBeginningToItsEnd() {
        world.agent.model().says(message("hi"));
        world.begin("{}");
        world.listen();
        world.say(3, "hello");
        world.client.await("codex/event/task_complete");

        assertEquals(
                List.of(
                        "{\"id\":3,\"jsonrpc\":\"2.0\",\"result\":{}}",
                        event("task_started", "{\"type\":\"task_started\"}"),
                        event("agent_message", "{\"type\":\"agent_message\",\"message\":\"hi\"}"),
                        event(
                                "token_count",
                                "{\"type\":\"token_count\",\"input_tokens\":100,"
                                        + "\"cached_input_tokens\":10,\"output_tokens\":20,"
                                        + "\"reasoning_output_tokens\":5,"
                                        + "\"total_tokens\":120}"),
                        event(
                                "task_complete",
                                "{\"type\":\"task_complete\",\"last_agent_message\":\"hi\"}")),
                world.client.received().subList(2, 7));
    }

    @Test
    void eachOfTwoListenersReceivesEveryEvent() {
        world.agent.model().says(message("hi"));
        world.begin("{}");
        world.listen();
        world.client.ask(3, "addConversationListener", ConversationWorld.PARAMS);
        world.say(4, "hello");
        world.client.awaitNth(2, "codex/event/task_complete");
        // nothing of the turn comes after this answer
        world.client.ask(5, "interruptConversation", ConversationWorld.PARAMS);

        long complete =
                world.client.received().stream()
                        .filter(line -> line.contains("task_complete"))
                        .count();
        assertEquals(2, complete);
    }

    @Test
    void aRemovedListenerReceivesNothing() {
        world.begin("{}");
        world.listen();
        String subscription = "{\"subscriptionId\":\"%s\"}".formatted(FakeAgent.id(2));

        assertEquals(
                "{\"id\":3,\"jsonrpc\":\"2.0\",\"result\":{}}",
                world.client.ask(3, "removeConversationListener", subscription));
        assertEquals(
                """
                {"error":{"code":-32600,"message":"subscription not found: %s"},"id":4,"jsonrpc":"2.0"}\
                """
                        .formatted(FakeAgent.id(2)),
                world.client.ask(4, "removeConversationListener", subscription));
    }

    private static String event(String type, String msg) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"codex/event/%s\",\"params\":{\"id\":\"0\",\"msg\":%s,\"conversationId\":\"%s\"}}"
                .formatted(type, msg, ConversationWorld.ID);
    }
}
