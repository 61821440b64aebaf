package dev.basalt.adapter.doors.conversations.conversation;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

@Timeout(60)
class ClientApprovalsTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void closeClient() {
        world.close();
    }

    @Test
    void approvalsLetACommandRun() {
        ask();
        world.client.line("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"decision\":\"approved\"}}");
        world.client.await("codex/event/task_complete");

        assertEquals(List.of("touch", "x"), world.agent.commands().requests().getFirst().argv());
        assertEquals(Path.of("/srv"), world.agent.commands().requests().getFirst().directory());
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
    void anythingButAnApprovalRunsNothing(String answer) {
        ask();
        world.client.line("{\"jsonrpc\":\"2.0\",\"id\":0," + answer + "}");
        world.client.await("codex/event/task_complete");

        assertEquals(List.of(), world.agent.commands().requests());
    }

    @Test
    void approvalsAreWithdrawnByAnInterrupt() {
        ask();
        world.client.request(4, "interruptConversation", ConversationWorld.PARAMS);

        world.client.await("notifications/cancelled", "\"requestId\":0");
        assertEquals(
                "{\"id\":4,\"jsonrpc\":\"2.0\",\"result\":{\"abortReason\":\"interrupted\"}}",
                world.client.answer(4));
        assertEquals(List.of(), world.agent.commands().requests());
    }

    private void ask() {
        world.agent.model().says(call("c1", "shell", "touch x")).says(message("done"));
        world.begin("{\"approvalPolicy\":\"untrusted\"}");
        world.listen();
        world.say(3, "go");
        assertEquals(
                """
                {"id":0,"jsonrpc":"2.0","method":"execCommandApproval","params":\
                {"conversation_id":"%s","call_id":"c1","command":["touch","x"],"cwd":"/srv"}}\
                """
                        .formatted(ConversationWorld.ID),
                world.client.await("\"method\":\"execCommandApproval\""));
    }
}
