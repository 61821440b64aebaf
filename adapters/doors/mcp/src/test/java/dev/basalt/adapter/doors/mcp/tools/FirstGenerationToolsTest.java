package dev.basalt.adapter.doors.mcp.tools;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.application.fake.FakeAgent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@Timeout(60)
class FirstGenerationToolsTest {

    private static final String CONVERSATION = FakeAgent.id(1);

    private final FakeAgent agent = new FakeAgent();
    private final MemoryClient client = McpServer.start(agent, "{\"elicitation\":{}}");

    @AfterEach
    void closeClient() {
        client.close();
    }

    private String tool(int id, String tool, String arguments) {
        client.callTool(id, tool, arguments);
        return client.answer(id);
    }

    private static String hello(String name) {
        return "{\"%s\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}"
                .formatted(name, CONVERSATION);
    }

    @ParameterizedTest
    @CsvSource({
        "conversationCreate, conversationSendMessage, conversation_id",
        "conversation_create, conversation_send_message, conversationId",
        "conversationCreate, conversation_send_message, threadId"
    })
    void aConversationIsCreatedAndReceivesAMessage(String create, String send, String id) {
        agent.model().says(message("hi"));

        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"content":[{"text":\
                "{\\"conversation_id\\":\\"%1$s\\",\\"model\\":\\"m\\"}","type":"text"}],\
                "structuredContent":{"conversation_id":"%1$s","model":"m"}}}\
                """
                        .formatted(CONVERSATION),
                tool(1, create, "{\"prompt\":\"\",\"model\":\"m\",\"cwd\":\"/p\"}"));
        assertEquals(
                """
                {"id":2,"jsonrpc":"2.0","result":{"content":[{"text":"{\\"status\\":\\"ok\\"}",\
                "type":"text"}],"structuredContent":{"status":"ok"}}}\
                """,
                tool(2, send, hello(id)));
        assertEquals(
                """
                {"jsonrpc":"2.0","method":"codex/event","params":{"_meta":{"requestId":1},"id":"0",\
                "msg":{"type":"task_complete","last_agent_message":"hi"}}}\
                """,
                client.await("task_complete"));
        assertEquals("m", agent.model().request(0).model());
    }

    @Test
    void itsCommandsAreAskedAboutByElicitation() {
        agent.model().says(call("c1", "shell", "touch x")).says(message("done"));
        tool(1, "conversationCreate", "{\"approval_policy\":\"untrusted\"}");
        tool(2, "conversationSendMessage", hello("conversation_id"));
        client.await("\"method\":\"elicitation/create\"", "touch x");
        client.line("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"decision\":\"approved\"}}");
        client.await("task_complete");

        assertEquals(List.of("touch", "x"), agent.commands().requests().getFirst().argv());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null|Missing arguments for conversationSendMessage tool-call",
                "{\"content\":[]}|missing field `conversationId`",
                "{\"conversation_id\":\"zzz\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}|Failed"
                    + " to parse conversation_id: invalid character",
                "{\"conversation_id\":\"00000000000000000000000000000009\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}|Session"
                    + " not found for session_id: 00000000-0000-0000-0000-000000000009",
                "{\"conversation_id\":\"00000000000000000000000000000009\",\"content\":[]}|No"
                        + " content items provided",
                "{\"conversation_id\":\"00000000000000000000000000000009\",\"content\":[{\"type\":\"text\"}]}|missing"
                    + " field `text`",
            })
    void aMessageThatCannotBeSentIsAnErrorWithTheReason(String arguments, String reason) {
        String answer = tool(1, "conversationSendMessage", arguments);

        assertTrue(answer.contains("\"isError\":true"), answer);
        assertTrue(answer.contains("\"status\":\"error\""), answer);
        assertTrue(answer.contains(reason), answer);
    }

    @Test
    void anImageThatCannotBeReadIsNamed() {
        tool(1, "conversationCreate", "{}");

        String answer =
                tool(
                        2,
                        "conversationSendMessage",
                        """
                        {"conversation_id":"%s","content":[{"type":"local_image","path":"a.png"}]}\
                        """
                                .formatted(CONVERSATION));

        assertTrue(answer.contains("Image /srv/a.png can't be read: no such file"), answer);
    }

    @Test
    void aConversationThatCannotBeCreatedIsAnErrorWithTheReason() {
        String answer = tool(1, "conversationCreate", "{\"profile\":\"nope\"}");

        assertTrue(answer.contains("\"isError\":true"), answer);
        assertTrue(
                answer.contains("Failed to load config: config profile `nope` not found"), answer);
    }
}
