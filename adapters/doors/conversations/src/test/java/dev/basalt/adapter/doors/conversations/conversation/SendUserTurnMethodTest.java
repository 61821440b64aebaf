package dev.basalt.adapter.doors.conversations.conversation;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;

@Timeout(60)
class SendUserTurnMethodTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void closeClient() {
        world.close();
    }

    @Test
    void theOverridesOfATurnApplyToThatTurnOnly() {
        world.agent.model().says(message("one")).says(message("two"));
        world.begin("{\"model\":\"gpt-5\"}");
        world.listen();
        world.client.ask(
                3,
                "sendUserTurn",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"x"}}],"cwd":"/other",\
                "approvalPolicy":"on-failure","sandboxPolicy":{"mode":"read-only"},"model":"o3",\
                "effort":"minimal","summary":"none"}\
                """
                        .formatted(ConversationWorld.ID));
        world.client.await("\"last_agent_message\":\"one\"");
        world.client.ask(4, "interruptConversation", ConversationWorld.PARAMS);
        world.say(5, "y");
        world.client.await("\"last_agent_message\":\"two\"");

        assertEquals("o3", world.agent.model().request(0).model());
        assertEquals(
                Optional.of(
                        new ModelRequest.Reasoning(
                                Optional.of(ReasoningEffort.MINIMAL), ReasoningSummary.NONE)),
                world.agent.model().request(0).reasoning());
        assertEquals("gpt-5", world.agent.model().request(1).model());
        assertEquals(
                Optional.of(new ModelRequest.Reasoning(Optional.empty(), ReasoningSummary.AUTO)),
                world.agent.model().request(1).reasoning());
    }
}
