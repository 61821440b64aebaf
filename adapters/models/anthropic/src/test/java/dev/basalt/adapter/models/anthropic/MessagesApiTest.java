package dev.basalt.adapter.models.anthropic;

import static dev.basalt.adapter.models.http.request.SampleRequest.called;
import static dev.basalt.adapter.models.http.request.SampleRequest.said;
import static dev.basalt.adapter.models.http.request.SampleRequest.sealed;
import static dev.basalt.adapter.models.http.request.SampleRequest.thought;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@Timeout(60)
class MessagesApiTest {

    private static final String TEXT =
            """
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"and so"}}

            data: {"type":"content_block_stop","index":0}

            """;
    private static final String CALL =
            """
            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use",\
            "id":"c1","name":"shell","input":{"command":["ls"]}}}

            data: {"type":"content_block_stop","index":1}

            """;
    private static final ModelEvent DELTA = new ModelEvent.TextDelta("and so");

    private static final MessagesApi API = new MessagesApi(new ModelHttp());

    private final Asking asking = new Asking(API);

    @Test
    void aRecordedAnswerIsReportedPieceByPieceAndItsCallsAtItsEnd() {
        try (var server = new LoopbackServer(Asking.recorded("everything.sse"))) {
            Either<ModelError, ModelResponse> outcome =
                    asking.ask(
                            SampleRequest.to(server.url())
                                    .reasoning(ReasoningEffort.LOW, ReasoningSummary.AUTO)
                                    .build());

            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("msg_01"),
                                    Optional.of(
                                            new TokenUsage(
                                                    2312,
                                                    OptionalLong.of(2000),
                                                    new TokenUsage.CacheWrites(
                                                            OptionalLong.of(300),
                                                            OptionalLong.empty()),
                                                    89,
                                                    OptionalLong.of(30),
                                                    2401)))),
                    outcome);
            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningPartStarted(),
                            new ModelEvent.ReasoningSummaryDelta("First "),
                            new ModelEvent.ReasoningSummaryDelta("look."),
                            done(thought("First look.", sealed("anthropic", "signature:EqQBc2ln"))),
                            done(
                                    new HistoryItem.Reasoning(
                                            Optional.empty(),
                                            List.of(),
                                            List.of(),
                                            Optional.of(sealed("anthropic", "redacted:EmwKAhgB")))),
                            new ModelEvent.TextDelta("Grüße"),
                            new ModelEvent.TextDelta(" 🦕"),
                            done(said("msg_01", "Grüße 🦕")),
                            done(called("msg_01", "toolu_01", "shell", "{\"command\": [\"ls\"]}")),
                            done(called("msg_01", "toolu_02", "update_plan", "{}"))),
                    asking.events);
        }
    }

    @Test
    void redactedThinkingIsKept() {
        try (var server = new LoopbackServer(Asking.recorded("everything.sse"))) {
            asking.ask(
                    SampleRequest.to(server.url())
                            .reasoning(ReasoningEffort.LOW, ReasoningSummary.NONE)
                            .build());

            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningTextDelta("First "),
                            new ModelEvent.ReasoningTextDelta("look."),
                            done(
                                    new HistoryItem.Reasoning(
                                            Optional.empty(),
                                            List.of(),
                                            List.of("First look."),
                                            Optional.of(
                                                    sealed("anthropic", "signature:EqQBc2ln"))))),
                    asking.events.subList(0, 3));
        }
    }

    @Test
    void theRequestGoesWhereTheApiIsWithItsHeaders() {
        try (var server = new LoopbackServer(LoopbackServer.whole(TEXT + end("end_turn")))) {
            assertTrue(
                    asking.ask(SampleRequest.to(server.url()).key("sk-ant-secret").build())
                            .isRight());

            var request = server.requests().getFirst();
            assertEquals("POST /v1/messages HTTP/1.1", request.line());
            assertEquals("sk-ant-secret", request.headers().get("x-api-key"));
            assertEquals("2023-06-01", request.headers().get("anthropic-version"));
            assertEquals(null, request.headers().get("authorization"));
            assertEquals(null, request.headers().get("anthropic-beta"));
        }
    }

    @Test
    void aTokenForAGatewayIsNoKeyOfAnthropics() {
        try (var server = new LoopbackServer(LoopbackServer.whole(TEXT + end("end_turn")))) {
            asking.ask(SampleRequest.to(server.url()).printedToken("t0ken").build());

            var headers = server.requests().getFirst().headers();
            assertEquals("Bearer t0ken", headers.get("authorization"));
            assertEquals(null, headers.get("x-api-key"));
        }
    }

    @Test
    void aModelWithABudgetMayThinkBetweenItsCalls() {
        try (var server = new LoopbackServer(LoopbackServer.whole(TEXT + end("end_turn")))) {
            asking.ask(
                    SampleRequest.to(server.url())
                            .model("claude-sonnet-4-5")
                            .maxOutputTokens(64_000)
                            .reasoning(ReasoningEffort.LOW, ReasoningSummary.AUTO)
                            .build());

            assertEquals(
                    "interleaved-thinking-2025-05-14",
                    server.requests().getFirst().headers().get("anthropic-beta"));
        }
    }

    @ParameterizedTest
    @CsvSource({"end_turn", "stop_sequence", "tool_use", "something_new"})
    void anAnswerThatEndsIsComplete(String reason) {
        assertTrue(asking.receive(TEXT + CALL + end(reason)).isRight());
        assertEquals(
                List.of(
                        DELTA,
                        done(
                                new HistoryItem.Message(
                                        Optional.empty(),
                                        Role.ASSISTANT,
                                        List.of(new ContentPart.Text("and so")))),
                        done(
                                new HistoryItem.FunctionCall(
                                        Optional.empty(),
                                        "c1",
                                        "shell",
                                        "{\"command\":[\"ls\"]}"))),
                asking.events);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "end_turn      |",
                "stop          |",
                "something_new | The provider ended the response for a reason that is not known"
                        + " (something_new); it may not be complete.",
            })
    void aReasonThatIsNotKnownIsTold(String reason, @Nullable String notice) {
        assertEquals(
                Optional.ofNullable(notice), asking.receive(TEXT + end(reason)).get().notice());
    }

    @Test
    void whatTheProviderAddsToItsCallIsItsState() {
        asking.receive(
                CALL.replace(
                                "\"type\":\"tool_use\"",
                                "\"type\":\"tool_use\",\"caller\":{\"type\":\"direct\"}")
                        + end("tool_use"));

        assertEquals(
                List.of(
                        done(
                                new HistoryItem.FunctionCall(
                                        Optional.empty(),
                                        "c1",
                                        "shell",
                                        "{\"command\":[\"ls\"]}",
                                        Optional.of(
                                                sealed(
                                                        "anthropic",
                                                        "{\"caller\":{\"type\":\"direct\"}}"))))),
                asking.events);
    }

    @Test
    void anAnswerThatIsCutOffByItsLimitSaysSo() {
        assertEquals(
                Optional.of(
                        "The response was cut off at its limit of 8192 output tokens"
                                + " (model_max_output_tokens)."),
                asking.receive(TEXT + end("max_tokens")).get().notice());
    }

    @Test
    void aLimitThatLeftRoomForThoughtsOnlyIsAnError() {
        assertEquals(
                Either.left(
                        new ModelError.Withheld(
                                "the model reached its limit of 8192 output tokens before it"
                                        + " produced any text (model_max_output_tokens)")),
                asking.receive(end("max_tokens")));
    }

    @Test
    void aRefusalIsFinalAndNothingOfItIsDone() {
        String details =
                """
                data: {"type":"message_delta","delta":{"stop_reason":"refusal",\
                "stop_details":{"type":"refusal","category":"cyber","explanation":"Not this."}},\
                "usage":{"output_tokens":3}}

                data: {"type":"message_stop"}

                """;
        assertEquals(
                Either.left(
                        new ModelError.Refused("the model refused to answer (cyber): Not this.")),
                asking.receive(CALL + details));
        assertEquals(
                Either.left(new ModelError.Refused("the model refused to answer")),
                asking.receive(CALL + end("refusal")));
        assertEquals(List.of(), asking.events);
    }

    @Test
    void aFullContextIsReportedAsOne() {
        assertInstanceOf(
                ModelError.ContextExceeded.class,
                asking.receive(TEXT + end("model_context_window_exceeded")).getLeft());
    }

    @Test
    void aPausedAnswerIsKeptAndSaysSo() {
        assertEquals(
                Optional.of(
                        "The provider paused the response (pause_turn). It does so only for tools"
                                + " that it runs itself, and none were offered."),
                asking.receive(TEXT + CALL + end("pause_turn")).get().notice());
        // the text, its whole, the call
        assertEquals(3, asking.events.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "overloaded_error      | Overloaded                |"
                        + " StreamBroken[reason=Overloaded, retryAfter=Optional.empty]",
                "api_error             | try again in 2s           | StreamBroken[reason=try again"
                        + " in 2s, retryAfter=Optional[PT2S]]",
                "invalid_request_error | prompt is too long: 9 > 8 | ContextExceeded[message=prompt"
                        + " is too long: 9 > 8]",
                "invalid_request_error | nonsense                  | Rejected[status=400,"
                        + " message=nonsense, retryAfter=Optional.empty]",
                "request_too_large     | too large                 | ContextExceeded[message=too"
                        + " large]",
                "authentication_error  | who are you               | Unauthorized[message=who are"
                        + " you]",
                "invalid_request_error | Your credit balance is too low to access the Anthropic"
                    + " API. | UsageLimitReached[advice=Optional.empty, resetsAt=Optional.empty,"
                    + " message=Optional[Your credit balance is too low to access the Anthropic"
                    + " API.]]",
                "billing_error         | pay first                 | Rejected[status=402,"
                        + " message=pay first, retryAfter=Optional.empty]",
                "permission_error      | not you                   | Rejected[status=403,"
                        + " message=not you, retryAfter=Optional.empty]",
                "not_found_error       | no model                  | Rejected[status=404,"
                        + " message=no model, retryAfter=Optional.empty]",
            })
    void anErrorInTheStreamEndsItAndNothingIsRun(String type, String message, String error) {
        String event =
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}\n\n"
                        .formatted(type, message);

        assertEquals(error, asking.receive(TEXT + CALL + event).getLeft().toString());
        // the text and its whole
        assertEquals(2, asking.events.size());
    }

    @Test
    void aStreamThatIsCutAnywhereRunsNothing() {
        String whole = Asking.resource("/recorded/everything.sse");
        int reasonReceived = whole.indexOf("event: message_stop");
        for (int cut = whole.indexOf("\n\n"); cut >= 0; cut = whole.indexOf("\n\n", cut + 1)) {
            asking.events.clear();
            boolean complete = asking.receiveNoMoreThan(whole.substring(0, cut)).isRight();

            assertEquals(cut >= reasonReceived - 2, complete, "cut at " + cut);
            assertEquals(
                    complete,
                    asking.events.contains(done(called("msg_01", "toolu_02", "update_plan", "{}"))),
                    "cut at " + cut);
        }
    }

    @Test
    void aStreamThatFallsSilentAfterACallRunsNothing() {
        assertEquals(
                Either.left(
                        new ModelError.StreamBroken(
                                "idle timeout waiting for SSE", Optional.empty())),
                asking.receiveBeforeSilence(CALL));
        assertEquals(List.of(), asking.events);
    }

    @Test
    void noiseBetweenTheEventsIsSkipped() {
        assertTrue(
                asking.receive("data: {nonsense\n\ndata: 7\n\n: hello\n\n" + TEXT + end("end_turn"))
                        .isRight());
        assertEquals(DELTA, asking.events.getFirst());
    }

    @Test
    void theProviderNeedsNoEntryButAKey() {
        var home = API.home().orElseThrow();

        assertEquals("https://api.anthropic.com/v1", home.baseUrl());
        assertEquals(API.wireApi(), home.wireApi());
        assertEquals(Optional.of("ANTHROPIC_API_KEY"), home.envKey());
    }

    private static String end(String reason) {
        return """
        data: {"type":"message_delta","delta":{"stop_reason":"%s"},"usage":{"output_tokens":3}}

        data: {"type":"message_stop"}

        """
                .formatted(reason);
    }

    private static ModelEvent done(HistoryItem item) {
        return new ModelEvent.ItemDone(item);
    }
}
