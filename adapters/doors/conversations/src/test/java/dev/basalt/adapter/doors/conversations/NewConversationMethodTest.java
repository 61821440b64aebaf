package dev.basalt.adapter.doors.conversations;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.fake.FakeAgent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

@Timeout(60)
class NewConversationMethodTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void leave() {
        world.close();
    }

    @Test
    void aNewConversationIsAnsweredWithItsIdAndItsModel() {
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"conversationId":"%s","model":"mock-model"}}\
                """
                        .formatted(ConversationWorld.ID),
                world.client.ask(1, "newConversation", "{}"));
    }

    @Test
    void severalConversationsAtOnceAreAnsweredInTheirOrder() {
        for (int id = 1; id <= 30; id++) {
            world.client.request(id, "newConversation", "{}");
        }
        world.client.answer(30);

        assertEquals(
                IntStream.rangeClosed(1, 30)
                        .mapToObj(id ->
                                """
                                {"id":%d,"jsonrpc":"2.0","result":{"conversationId":"%s",\
                                "model":"mock-model"}}\
                                """
                                        .formatted(id, FakeAgent.id(id)))
                        .toList(),
                world.client.heard());
    }

    @Test
    void everyParameterIsTaken() {
        world.agent.model().says(message("done"));
        world.agent.configure("profiles.p.model_reasoning_effort", "high");

        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"conversationId":"%s","model":"gpt-5"}}\
                """
                        .formatted(ConversationWorld.ID),
                world.client.ask(
                        1,
                        "newConversation",
                        """
                        {"model":"gpt-5","profile":"p","cwd":"sub","approvalPolicy":"untrusted",\
                        "sandbox":"read-only","config":{"model_reasoning_summary":"detailed"},\
                        "baseInstructions":"Be brief.","includePlanTool":true,\
                        "includeApplyPatchTool":true}\
                        """));
        world.listen();
        world.say(3, "hello");
        world.client.await("codex/event/task_complete");

        ModelRequest request = world.agent.model().request(0);
        assertEquals("gpt-5", request.model());
        assertTrue(request.instructions().startsWith("Be brief."), request.instructions());
        assertEquals(
                Optional.of(
                        new ModelRequest.Reasoning(
                                Optional.of(ReasoningEffort.HIGH), ReasoningSummary.DETAILED)),
                request.reasoning());
        List<String> tools = request.tools().stream().map(NewConversationMethodTest::name).toList();
        assertTrue(tools.contains("update_plan"), tools.toString());
        assertTrue(tools.contains("apply_patch"), tools.toString());
        String told = request.input().toString();
        assertTrue(told.contains("/srv/sub"), told);
        assertTrue(told.contains("untrusted"), told);
        assertTrue(told.contains("read-only"), told);
    }

    @Test
    void aMistakeInTheConfigurationIsAnsweredWithItsReason() {
        String answer = world.client.ask(1, "newConversation", "{\"profile\":\"nope\"}");

        assertTrue(answer.contains("\"code\":-32600"), answer);
        assertTrue(
                answer.contains("error deriving config: config profile `nope` not found"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void noParameterIsNeeded(String params) {
        assertTrue(world.client.ask(1, "newConversation", params).contains("\"result\""));
    }

    private static String name(ToolSpec tool) {
        return switch (tool) {
            case ToolSpec.Function function -> function.name();
            case ToolSpec.Custom custom -> custom.name();
            case ToolSpec.LocalShell() -> "local_shell";
        };
    }
}
