package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.http.Refusing.refuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.Refusing;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

@Timeout(60)
class ChatRefusalsTest {

    private static final String ANSWER =
            """
            data: {"id":"x","choices":[{"index":0,"delta":{"content":"hi"}}]}

            data: [DONE]

            """;

    private final Refusing refusing = new Refusing(new ChatCompletionsApi(new ModelHttp()), ANSWER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /stream_options          | {"detail":"stream_options: extra inputs"}
                    /stream_options          | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted","input":{"include_usage":true}}]},"type":"invalid_request_error"}
                    /reasoning_effort        | {"error":{"message":"Unrecognized request argument supplied: reasoning_effort","type":"invalid_request_error","param":null,"code":null}}
                    /reasoning_effort        | {"error":{"message":"\"llama3\" does not support thinking","type":"api_error"}}
                    /reasoning_effort        | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"Unsupported parameter\\",\\"param\\":\\"reasoning_effort\\"}}","provider_name":"X"}}}
                    /tools/0/function/strict | {"error":{"message":"tools.0.function.strict: Extra inputs are not permitted","type":"invalid_request_error"}}
                    """)
    void aRefusedFieldIsLeftOut(String pointer, String body) {
        assertTrue(refusing.ask(ChatRefusalsTest::request, refuse(body)).isRight());

        List<String> sent = refusing.sent(pointer);
        assertTrue(!sent.getFirst().isEmpty(), sent.toString());
        assertEquals(List.of("", ""), sent.subList(1, 3));
        assertEquals(1, refusing.notices().size());
    }

    @Test
    void anEffortThatARefusalNamesIsSentEvenIfNoneWasChosen() {
        refusing.ask(
                url -> SampleRequest.to(url).tools(SampleRequest.SHELL).build(),
                refuse(
                        """
                        {"error":{"message":"Function tools with reasoning_effort are not supported \
                        for gpt-5.4 in /v1/chat/completions. To use function tools, use /v1/responses \
                        or set reasoning_effort to 'none'."}}\
                        """));

        assertEquals(List.of("", "\"none\"", "\"none\""), refusing.sent("/reasoning_effort"));
    }

    @Test
    void membersOfAnswersThatAreRefusedAreLeftOut() {
        String pointer = "/messages/2/reasoning_content";
        refusing.ask(
                ChatRefusalsTest::continued,
                refuse(
                        "{\"error\":{\"message\":\"'messages.2' : for 'role:assistant' the"
                                + " following must be satisfied[('messages.2' : property"
                                + " 'reasoning_content' is unsupported)]\"}}"));

        assertEquals(List.of("\"I look.\"", "", ""), refusing.sent(pointer));
    }

    @Test
    void membersThatAreMissedAreNotLeftOut() {
        assertTrue(
                refusing.ask(
                                ChatRefusalsTest::continued,
                                LoopbackServer.status(
                                        400,
                                        "{\"error\":{\"message\":\"The reasoning_content in the"
                                                + " thinking mode must be passed back to the"
                                                + " API.\"}}"))
                        .isLeft());
        assertEquals(1, refusing.sent("/model").size());
    }

    private static ModelRequest request(String url) {
        return SampleRequest.to(url)
                .reasoning(ReasoningEffort.HIGH, ReasoningSummary.AUTO)
                .tools(SampleRequest.SHELL)
                .build();
    }

    private static ModelRequest continued(String url) {
        return SampleRequest.to(url)
                .input(
                        HistoryItem.Message.user("go"),
                        new HistoryItem.Reasoning(
                                Optional.empty(),
                                List.of(),
                                List.of("I look."),
                                Optional.of(
                                        SampleRequest.sealed(
                                                "chat",
                                                "{\"reasoning\":\"reasoning_content\",\"calls\":[],\"members\":{},\"extras\":{}}"))),
                        SampleRequest.said("a1", "Look."),
                        HistoryItem.Message.user("on"))
                .build();
    }
}
