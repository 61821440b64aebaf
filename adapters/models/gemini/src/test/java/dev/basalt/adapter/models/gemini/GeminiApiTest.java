package dev.basalt.adapter.models.gemini;

import static dev.basalt.adapter.models.http.request.SampleRequest.said;
import static dev.basalt.adapter.models.http.request.SampleRequest.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@Timeout(60)
class GeminiApiTest {

    private static final String TEXT = chunk("{\"text\":\"and so\"}", "");
    private static final String CALL =
            chunk("{\"functionCall\":{\"id\":\"c1\",\"name\":\"shell\",\"args\":{\"a\":1}}}", "");
    private static final ModelEvent DELTA = new ModelEvent.TextDelta("and so");

    private static final GeminiApi API = new GeminiApi(new ModelHttp());

    private final Asking asking = new Asking(API);

    @Test
    void aRecordedAnswerIsReportedPieceByPieceAndItsCallsAtItsEnd() {
        try (var server = new LoopbackServer(Asking.recorded("everything.sse"))) {
            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("resp-1"),
                                    Optional.of(
                                            new TokenUsage(
                                                    2312,
                                                    OptionalLong.of(2000),
                                                    89,
                                                    OptionalLong.of(30),
                                                    2401)))),
                    asking.ask(
                            SampleRequest.to(server.url())
                                    .reasoning(ReasoningEffort.LOW, ReasoningSummary.AUTO)
                                    .build()));
        }
        assertEquals(
                List.of(
                        new ModelEvent.ReasoningPartStarted(),
                        new ModelEvent.ReasoningSummaryDelta("First "),
                        new ModelEvent.ReasoningSummaryDelta("look."),
                        done(reasoning(List.of("First look."), Optional.empty())),
                        new ModelEvent.TextDelta("Grüße"),
                        new ModelEvent.TextDelta(" 🦕"),
                        done(said("resp-1", "Grüße 🦕")),
                        done(reasoning(List.of(), Optional.of(sealed("gemini", "EqQBc2ln"))))),
                asking.events.subList(0, 8));
        HistoryItem.FunctionCall first = call(8);
        HistoryItem.FunctionCall second = call(9);
        assertEquals("shell {\"command\":[\"ls\"]}", first.name() + " " + first.arguments());
        assertEquals("update_plan {}", second.name() + " " + second.arguments());
        assertEquals(Optional.of("resp-1"), second.id());
        assertNotEquals(first.callId(), second.callId());
        assertEquals(10, asking.events.size());
    }

    @Test
    void aSignatureThatComesAfterItsTextBelongsToIt() {
        asking.receive(
                chunk("{\"text\":\"and \"}", "")
                        + chunk("{\"text\":\"so\"}", "")
                        + chunk("{\"text\":\"\",\"thoughtSignature\":\"s1\"}", "STOP"));

        assertEquals(
                List.of(
                        new ModelEvent.TextDelta("and "),
                        new ModelEvent.TextDelta("so"),
                        done(reasoning(List.of(), Optional.of(sealed("gemini", "s1")))),
                        done(said("r1", "and so"))),
                asking.events);
    }

    @Test
    void theRequestGoesWhereTheApiIsWithItsKey() {
        try (var server =
                new LoopbackServer(LoopbackServer.whole(chunk("{\"text\":\"a\"}", "STOP")))) {
            asking.ask(
                    SampleRequest.to(server.url())
                            .model("gemini-3-pro")
                            .key("AIza-secret-key")
                            .build());

            var request = server.requests().getFirst();
            assertEquals(
                    "POST /v1/models/gemini-3-pro:streamGenerateContent?alt=sse HTTP/1.1",
                    request.line());
            assertEquals("AIza-secret-key", request.headers().get("x-goog-api-key"));
            assertEquals(null, request.headers().get("authorization"));
        }
    }

    @Test
    void aNameThatSaysWhatItNamesIsTakenAsItIs() {
        try (var server =
                new LoopbackServer(LoopbackServer.whole(chunk("{\"text\":\"a\"}", "STOP")))) {
            asking.ask(SampleRequest.to(server.url()).model("tunedModels/mine").build());

            assertEquals(
                    "POST /v1/tunedModels/mine:streamGenerateContent?alt=sse HTTP/1.1",
                    server.requests().getFirst().line());
        }
    }

    @Test
    void aCallKeepsTheIdThatItCameWith() {
        assertTrue(asking.receive(TEXT + CALL + chunk("", "STOP")).isRight());

        assertEquals("c1", call(2).callId());
    }

    @Test
    void anAnswerThatIsCutOffByItsLimitSaysSo() {
        assertEquals(
                Optional.of(
                        "The response was cut off at its limit of output tokens"
                                + " (model_max_output_tokens)."),
                asking.receive(TEXT + chunk("", "MAX_TOKENS")).get().notice());
    }

    @Test
    void aLimitThatLeftRoomForThoughtsOnlyIsAnError() {
        assertInstanceOf(
                ModelError.Withheld.class,
                asking.receive(chunk("{\"text\":\"Hm\",\"thought\":true}", "MAX_TOKENS"))
                        .getLeft());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAFETY",
                "RECITATION",
                "LANGUAGE",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "IMAGE_SAFETY",
                "MISSING_THOUGHT_SIGNATURE"
            })
    void anAnswerThatIsWithheldIsFinalAndNothingOfItIsDone(String reason) {
        assertEquals(
                Either.left(
                        new ModelError.Refused(
                                "the provider blocked the response (" + reason + ")")),
                asking.receive(CALL + chunk("", reason)));
        assertEquals(List.of(), asking.events);
    }

    @Test
    void anAnswerThatIsLongerThanARequestAllowsGoesOnWithTheNext() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                """
                                {"responseId":"r1","candidates":[{"content":{"parts":[{"text":"one "}]},\
                                "finishReason":"CONTINUATION","continuationToken":"T1"}],\
                                "usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":5,\
                                "totalTokenCount":15}}\
                                """),
                        LoopbackServer.stream(
                                """
                                {"responseId":"r2","candidates":[{"content":{"parts":[{"text":"two"}]},\
                                "finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":15,\
                                "candidatesTokenCount":3,"totalTokenCount":18}}\
                                """))) {
            assertEquals(
                    Optional.of(
                            new TokenUsage(10, OptionalLong.empty(), 8, OptionalLong.empty(), 18)),
                    asking.ask(server).get().usage());

            assertEquals(
                    List.of(
                            new ModelEvent.TextDelta("one "),
                            new ModelEvent.TextDelta("two"),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.Message(
                                            Optional.of("r1"),
                                            Role.ASSISTANT,
                                            List.of(new ContentPart.Text("one two"))))),
                    asking.events);
            String first = server.requests().get(0).body();
            assertEquals(
                    first.substring(0, first.length() - 1) + ",\"continuationToken\":\"T1\"}",
                    server.requests().get(1).body());
        }
    }

    @Test
    void anAnswerThatCannotGoOnSaysSo() {
        assertEquals(
                Optional.of(
                        "The response was cut off where it should have gone on (CONTINUATION)."),
                asking.receive(TEXT + chunk("", "CONTINUATION")).get().notice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESCALATION", "PUP_LIMITED_DISABLED", "SOMETHING_NEW"})
    void aReasonThatIsNotKnownIsTold(String reason) {
        assertEquals(
                Optional.of(
                        "The provider ended the response for a reason that is not known ("
                                + reason
                                + "); it may not be complete."),
                asking.receive(TEXT + chunk("", reason)).get().notice());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MALFORMED_FUNCTION_CALL",
                "MALFORMED_RESPONSE",
                "UNEXPECTED_TOOL_CALL",
                "TOO_MANY_TOOL_CALLS",
                "OTHER"
            })
    void anAnswerThatWentWrongIsBegunAgain(String reason) {
        assertEquals(
                Either.left(
                        new ModelError.StreamBroken(
                                "the response ended abnormally (" + reason + ")",
                                Optional.empty())),
                asking.receive(CALL + chunk("", reason)));
        assertEquals(List.of(), asking.events);
    }

    @Test
    void aBlockedPromptIsFinal() {
        assertEquals(
                Either.left(
                        new ModelError.Refused(
                                "the provider blocked the prompt (SAFETY): Not this.")),
                asking.receive(
                        """
                        data: {"promptFeedback":{"blockReason":"SAFETY",\
                        "blockReasonMessage":"Not this.","safetyRatings":[]},\
                        "usageMetadata":{"promptTokenCount":4}}

                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | The model is overloaded. | StreamBroken[reason=The model is overloaded.,"
                        + " retryAfter=Optional.empty]",
                "429 | Please retry in 2.5s.    | StreamBroken[reason=Please retry in 2.5s.,"
                        + " retryAfter=Optional[PT2.5S]]",
                "400 | nonsense                 | Rejected[status=400, message=nonsense,"
                        + " retryAfter=Optional.empty]",
                "401 | who are you              | Unauthorized[message=who are you]",
                "400 | The input token count (9) exceeds the maximum number of tokens allowed (8)."
                        + " | ContextExceeded[message=The input token count (9) exceeds the maximum"
                        + " number of tokens allowed (8).]",
            })
    void anErrorInTheStreamEndsItAndNothingIsRun(int code, String message, String error) {
        String event =
                "data: {\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"X\"}}\n\n"
                        .formatted(code, message);

        assertEquals(error, asking.receive(TEXT + CALL + event).getLeft().toString());
        // the text and its whole
        assertEquals(2, asking.events.size());
    }

    @Test
    void aQuotaOfADayThatIsUsedUpInTheStreamIsNotWaitedFor() {
        assertEquals(
                Either.left(
                        new ModelError.UsageLimitReached(
                                "No more today. (RequestsPerDay)", Optional.empty())),
                asking.receive(
                        """
                        data: {"error":{"code":429,"message":"No more today.","details":[\
                        {"violations":[{"quotaId":"RequestsPerDay"}]}]}}

                        """));
    }

    @Test
    void aStreamThatIsCutAnywhereRunsNothing() {
        String whole = Asking.resource("/recorded/everything.sse");
        int last = whole.lastIndexOf("data: ");
        for (int cut = whole.indexOf("\n\n"); cut >= 0; cut = whole.indexOf("\n\n", cut + 1)) {
            asking.events.clear();
            boolean complete = asking.receiveNoMoreThan(whole.substring(0, cut)).isRight();

            assertEquals(cut > last, complete, "cut at " + cut);
            assertEquals(complete, asking.events.stream().anyMatch(GeminiApiTest::isCall));
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
                asking.receive("data: {nonsense\n\ndata: 7\n\n" + TEXT + chunk("", "STOP"))
                        .isRight());
        assertEquals(DELTA, asking.events.getFirst());
    }

    @Test
    void theProviderNeedsNoEntryButAKey() {
        var home = API.home().orElseThrow();

        assertEquals("https://generativelanguage.googleapis.com/v1beta", home.baseUrl());
        assertEquals(API.wireApi(), home.wireApi());
        assertEquals(Optional.of("GEMINI_API_KEY"), home.envKey());
    }

    private HistoryItem.FunctionCall call(int index) {
        return assertInstanceOf(
                HistoryItem.FunctionCall.class,
                assertInstanceOf(ModelEvent.ItemDone.class, asking.events.get(index)).item());
    }

    private static boolean isCall(ModelEvent event) {
        return event instanceof ModelEvent.ItemDone(HistoryItem.FunctionCall _);
    }

    private static String chunk(String part, String finishReason) {
        return """
        data: {"candidates":[{"content":{"parts":[%s],"role":"model"},"finishReason":"%s"}],\
        "usageMetadata":{"promptTokenCount":4,"totalTokenCount":4},"responseId":"r1"}

        """
                .formatted(part, finishReason);
    }

    private static ModelEvent done(HistoryItem item) {
        return new ModelEvent.ItemDone(item);
    }

    private static HistoryItem reasoning(List<String> summary, Optional<String> signature) {
        return new HistoryItem.Reasoning(Optional.empty(), summary, List.of(), signature);
    }
}
