package dev.basalt.adapter.doors.conversations.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class InterruptConversationMethodTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void closeClient() {
        world.close();
    }

    @Test
    void interruptsAreAnsweredWhenNothingRuns() {
        world.begin("{}");

        assertEquals(
                "{\"id\":2,\"jsonrpc\":\"2.0\",\"result\":{\"abortReason\":\"interrupted\"}}",
                world.client.ask(2, "interruptConversation", ConversationWorld.PARAMS));
    }

    @Test
    void interruptsAreAnsweredAfterTheTurnsLastEvent() {
        CountDownLatch reached = new CountDownLatch(1);
        world.agent.model().hangs(reached);
        world.begin("{}");
        world.listen();
        world.say(3, "go");
        world.client.await("codex/event/task_started");
        String answer = world.client.ask(4, "interruptConversation", ConversationWorld.PARAMS);

        String aborted = world.client.await("codex/event/turn_aborted");
        List<String> received = world.client.received();
        assertTrue(received.indexOf(aborted) < received.indexOf(answer));
        assertFalse(received.stream().anyMatch(line -> line.contains("task_complete")));
    }
}
