package dev.basalt.adapter.models.anthropic;

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
class MessagesRefusalsTest {

    private static final String ANSWER =
            """
            data: {"type":"message_start","message":{"id":"m1","usage":{"input_tokens":1}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"x"}}

            data: {"type":"content_block_stop","index":0}

            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

            data: {"type":"message_stop"}

            """;

    private final Refusing refusing = new Refusing(new MessagesApi(new ModelHttp()), ANSWER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /output_config        | output_config: Extra inputs are not permitted
                    /output_config        | This model does not support effort levels.
                    /thinking             | adaptive thinking is not supported on this model
                    /thinking             | thinking: Extra inputs are not permitted
                    /thinking/display     | thinking.adaptive.display: Extra inputs are not permitted
                    /system/0/cache_control | system.0.cache_control: Extra inputs are not permitted
                    /tool_choice          | tool_choice: Extra inputs are not permitted
                    /tool_choice/disable_parallel_tool_use | tool_choice.auto.disable_parallel_tool_use: Extra inputs are not permitted
                    """)
    void aRefusedFieldIsLeftOut(String pointer, String message) {
        assertTrue(refusing.ask(MessagesRefusalsTest::request, refuse(error(message))).isRight());

        List<String> sent = refusing.sent(pointer);
        assertTrue(!sent.getFirst().isEmpty(), sent.toString());
        assertEquals(List.of("", ""), sent.subList(1, 3));
        assertEquals(1, refusing.notices().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /output_config/effort | "max" | "high" | This model does not support effort level 'max'. Supported levels: high, low, medium.
                    /max_tokens           | 128000 | 64000 | max_tokens: 128000 > 64000, which is the maximum allowed number of output tokens for claude-haiku-4-5-20251001
                    /thinking/type        | "adaptive" | "enabled" | thinking.type: Input tag 'adaptive' found using 'type' does not match any of the expected tags: 'disabled', 'enabled'
                    """)
    void theValueThatTheRefusalNamesIsUsed(
            String pointer, String usual, String instead, String message) {
        refusing.ask(MessagesRefusalsTest::request, refuse(error(message)));

        assertEquals(List.of(usual, instead, instead), refusing.sent(pointer));
    }

    @Test
    void aModelThatTakesNoBudgetThinksAsItLikes() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .model("house-model")
                                .maxOutputTokens(64_000)
                                .reasoning(ReasoningEffort.HIGH, ReasoningSummary.AUTO)
                                .build(),
                refuse(
                        error(
                                "\\\"thinking.type.enabled\\\" is not supported for this model. Use"
                                        + " \\\"thinking.type.adaptive\\\" and"
                                        + " \\\"output_config.effort\\\" to control thinking"
                                        + " behavior.")));

        assertEquals(
                List.of("\"enabled\"", "\"adaptive\"", "\"adaptive\""),
                refusing.sent("/thinking/type"));
        assertEquals(List.of("", "\"high\"", "\"high\""), refusing.sent("/output_config/effort"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    messages.1.content.0: Invalid signature in thinking block. The block is bound to a different conversation
                    messages.1.content.0: Invalid `signature` in `thinking` block
                    messages.1.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified. These blocks must remain as they were in the original response.
                    """)
    void thinkingThatIsRefusedIsLeftOutOfTheConversation(String message) {
        refusing.ask(url -> continued(url).build(), refuse(error(message)));

        assertEquals(
                List.of("\"thinking\"", "\"text\"", "\"text\""),
                refusing.sent("/messages/1/content/0/type"));
        assertEquals(
                List.of("\"adaptive\"", "\"adaptive\"", "\"adaptive\""),
                refusing.sent("/thinking/type"));
        assertEquals(1, refusing.notices().size());
    }

    @Test
    void aHistoryThatMustBeginWithThinkingIsSentWithoutAskingForAny() {
        refusing.ask(
                url -> continued(url).build(),
                refuse(error("messages.1.content.0: Invalid signature in thinking block")),
                refuse(
                        error(
                                "messages.1.content.0.type: Expected `thinking` or"
                                        + " `redacted_thinking`, but found `text`.")));

        assertEquals(
                List.of("\"adaptive\"", "\"adaptive\"", "", ""), refusing.sent("/thinking/type"));
    }

    @Test
    void aToolWhoseSchemaIsRefusedIsOfferedWithASimplerOne() {
        refusing.ask(
                MessagesRefusalsTest::request,
                refuse(
                        error(
                                "tools.1.custom.input_schema: JSON schema is invalid. It must match"
                                        + " JSON Schema draft 2020-12")));

        assertEquals(
                List.of("[\"string\",\"null\"]", "\"string\"", "\"string\""),
                refusing.sent("/tools/1/input_schema/properties/q/type"));
    }

    @Test
    void whatACallCameWithIsLeftOutWhereItIsRefused() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .model("claude-opus-5-5")
                                .input(
                                        HistoryItem.Message.user("go"),
                                        new HistoryItem.FunctionCall(
                                                Optional.of("m0"),
                                                "c1",
                                                "shell",
                                                "{}",
                                                Optional.of(
                                                        SampleRequest.sealed(
                                                                "anthropic",
                                                                "claude-opus-5-5",
                                                                "{\"caller\":{\"type\":\"direct\"}}"))),
                                        new HistoryItem.FunctionOutput("c1", "ok"))
                                .build(),
                LoopbackServer.status(
                        400,
                        error(
                                "messages.1.content.0.tool_use.caller: Extra inputs are not"
                                        + " permitted")));

        assertEquals(
                List.of("\"direct\"", "", ""), refusing.sent("/messages/1/content/0/caller/type"));
    }

    @Test
    void otherErrorsAreNotRepeated() {
        assertTrue(
                refusing.ask(
                                MessagesRefusalsTest::request,
                                LoopbackServer.status(
                                        400,
                                        error(
                                                "prompt is too long: 210000 tokens > 200000"
                                                        + " maximum")))
                        .isLeft());
        assertEquals(1, refusing.sent("/model").size());
        assertTrue(
                refusing.ask(
                                MessagesRefusalsTest::request,
                                LoopbackServer.status(
                                        400,
                                        error(
                                                "messages.2: `tool_use` ids were found without"
                                                        + " `tool_result` blocks")))
                        .isLeft());
        assertEquals(1, refusing.sent("/model").size());
    }

    private static ModelRequest request(String url) {
        return SampleRequest.to(url)
                .model("claude-opus-5-5")
                .maxOutputTokens(128_000)
                .oneCallAtATime()
                .reasoning(new ReasoningEffort("max"), ReasoningSummary.AUTO)
                .tools(SampleRequest.SHELL, SampleRequest.FOREIGN)
                .build();
    }

    private static SampleRequest continued(String url) {
        return SampleRequest.to(url)
                .model("claude-opus-5-5")
                .maxOutputTokens(128_000)
                .reasoning(ReasoningEffort.HIGH, ReasoningSummary.AUTO)
                .input(
                        HistoryItem.Message.user("go"),
                        new HistoryItem.Reasoning(
                                Optional.empty(),
                                List.of("hm"),
                                List.of(),
                                Optional.of(
                                        SampleRequest.sealed(
                                                "anthropic", "claude-opus-5-5", "signature:SIG1"))),
                        SampleRequest.said("m0", "Yes."),
                        HistoryItem.Message.user("on"));
    }

    private static String error(String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\""
                + message
                + "\"}}";
    }
}
