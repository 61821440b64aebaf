package dev.basalt.adapter.doors.conversations.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the methods of conversations say of params that do not fit. */
@Timeout(60)
class ConversationParamsTest {

    private final ConversationWorld world = new ConversationWorld();

    @AfterEach
    void closeClient() {
        world.close();
    }

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
    void invalidParamsAreRefusedWithTheirPath(String method, String params, String reason) {
        String answer = world.client.ask(1, method, params);

        assertTrue(answer.contains("\"code\":-32602"), answer);
        assertTrue(answer.contains(reason), answer);
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
    void aConversationThatDoesNotExistIsNamed(String method, String more) {
        assertEquals(
                """
                {"error":{"code":-32600,"message":"conversation not found: %s"},"id":1,"jsonrpc":"2.0"}\
                """
                        .formatted(ConversationWorld.ID),
                world.client.ask(
                        1,
                        method,
                        "{\"conversationId\":\"%s\"%s}"
                                .formatted(ConversationWorld.ID, more == null ? "" : more)));
    }

    @Test
    void anImageThatCannotBeReadIsAnErrorThatNamesIt() {
        world.begin("{}");

        String answer =
                world.client.ask(
                        2,
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[{"type":"localImage","data":{"path":"a.png"}}]}\
                        """
                                .formatted(ConversationWorld.ID));

        assertTrue(answer.contains("-32602"), answer);
        assertTrue(answer.contains("params.items: image /srv/a.png: no such file"), answer);
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
    void everyMethodAcceptsTheIdUnderAnyOfItsNames(String name) {
        world.begin("{}");
        String id = "\"%s\":\"%s\"".formatted(name, ConversationWorld.ID);
        String turn =
                """
                ,"items":[],"cwd":"/","approvalPolicy":"never",\
                "sandboxPolicy":{"mode":"read-only"},"model":"m","effort":"low","summary":"auto"}\
                """;

        assertTrue(
                world.client
                        .ask(2, "addConversationListener", "{" + id + "}")
                        .contains("subscription"));
        assertTrue(
                world.client
                        .ask(3, "sendUserMessage", "{" + id + ",\"items\":[]}")
                        .contains("\"result\":{}"));
        assertTrue(world.client.ask(4, "sendUserTurn", "{" + id + turn).contains("\"result\":{}"));
        assertTrue(
                world.client
                        .ask(5, "interruptConversation", "{" + id + "}")
                        .contains("interrupted"));
    }
}
