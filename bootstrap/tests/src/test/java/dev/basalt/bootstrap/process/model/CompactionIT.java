package dev.basalt.bootstrap.process.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/** Conversations that outgrow their model's context, or are made shorter on request. */
final class CompactionIT {

    @TempDir Path home;
    @TempDir Path folder;

    private Client serve(ModelServer model) throws Exception {
        model.configure(home);
        Client client = Basalt.serve(home, folder);
        client.initialize("{}");
        return client;
    }

    @ParameterizedTest
    @EnumSource(WireApi.class)
    void aFullContextIsSummarisedAndTheTurnGoesOn(WireApi api) throws Exception {
        try (var model = new ModelServer(api)) {
            model.answers(
                    ModelServer.stream(api.says("hello")),
                    aResponse().withStatus(400).withBody(api.findsTooLong()),
                    ModelServer.stream(api.says("All is well.")),
                    ModelServer.stream(api.says("42")));
            try (Client client = serve(model)) {
                JsonNode first =
                        client.result(
                                client.callTool(
                                        "codex",
                                        """
                                        {"prompt":"a long story"}\
                                        """));
                JsonNode second =
                        client.result(
                                client.callTool(
                                        "codex-reply",
                                        """
                                        {"threadId":"%s","prompt":"what is it?"}\
                                        """
                                                .formatted(
                                                        first.at("/structuredContent/threadId")
                                                                .asString())));

                assertEquals("42", second.at("/content/0/text").asString());
                assertEquals(
                        "the model's context is full; summarising the conversation",
                        client.event("background_event").path("message").asString());
                assertEquals(0, client.end());
            }
            String last = model.requests().get(3).toString();
            assertTrue(last.contains("All is well."), last);
            assertTrue(last.contains("what is it?"), last);
            assertFalse(last.contains("a long story"), last);
        }
    }

    @Test
    void aConversationIsSummarisedOnRequestAndReportsItsUsage() throws Exception {
        String usage = "\"usage\":{\"input_tokens\":10,\"output_tokens\":2,\"total_tokens\":12}";
        try (var model = new ModelServer(WireApi.RESPONSES);
                Client client = serve(model)) {
            model.says(
                    withUsage(WireApi.RESPONSES.says("hello"), usage),
                    withUsage(WireApi.RESPONSES.says("All is well."), usage),
                    WireApi.RESPONSES.says("42"));
            String conversation =
                    client.result(client.request("newConversation", "{}"))
                            .path("conversationId")
                            .asString();
            String params =
                    """
                    {"conversationId":"%s"}\
                    """
                            .formatted(conversation);
            client.result(client.request("addConversationListener", params));
            say(client, conversation, "a long story");
            client.event("task_complete");

            assertEquals("{}", client.result(client.request("compactConversation", params)) + "");
            client.await(message ->
                    message.at("/params/msg/message")
                            .asString("")
                            .equals("Compact task completed"));
            say(client, conversation, "what is it?");
            client.await(message ->
                    message.at("/params/msg/last_agent_message").asString("").equals("42"));

            assertEquals(
                    """
                    {"totalTokenUsage":{"inputTokens":20,"outputTokens":4,"totalTokens":24},\
                    "lastTokenUsage":{"inputTokens":10,"outputTokens":2,"totalTokens":12}}\
                    """,
                    client.result(client.request("getConversationUsage", params)).toString());
            assertFalse(model.requests().get(2).toString().contains("a long story"));
            assertEquals(0, client.end());
        }
    }

    private static void say(Client client, String conversation, String text) {
        client.result(
                client.request(
                        "sendUserMessage",
                        """
                        {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}]}\
                        """
                                .formatted(conversation, text)));
    }

    private static String withUsage(String stream, String usage) {
        return stream.replace(
                "\"response.completed\",\"response\":{\"id\":\"r\"}",
                "\"response.completed\",\"response\":{\"id\":\"r\"," + usage + "}");
    }
}
