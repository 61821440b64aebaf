package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers of the Responses API that come to no good end. */
@Timeout(60)
class ResponsesFailuresTest {

    private final Asking asking = OpenAi.responses();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'response.failed','response':{'error':{'code':'server_error','message':'it"
                        + " broke'}}} | it broke",
                "{'type':'response.failed','response':{'error':null}} | response.failed event"
                        + " received",
                "{'type':'response.failed'} | response.failed event received",
                "{'type':'error','code':'server_error','message':'oops','param':null} | oops",
                "{'type':'error','error':{'type':'x','message':'oops'}} | oops",
                "{'error':{'message':'upstream died','code':502}} | upstream died",
                "{'error':{}} | error event received",
                "{'type':'response.incomplete','response':{'incomplete_details':null}}"
                        + " | stream closed before response.completed",
            })
    void aFailureInTheStreamBreaksIt(String event, String reason) {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                "{\"type\":\"response.output_text.delta\",\"delta\":\"a\"}",
                                event.replace('\'', '"')))) {
            assertEquals(
                    Either.left(new ModelError.StreamBroken(reason, Optional.empty())),
                    asking.ask(server));
            assertEquals(List.of(new ModelEvent.TextDelta("a")), asking.events);
        }
    }

    @Test
    void aFailureMayNameADelay() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                """
                                {"type":"response.failed","response":{"error":{\
                                "code":"rate_limit_exceeded",\
                                "message":"Rate limit. Please try again in 1.25s. Bye"}}}\
                                """))) {
            assertEquals(
                    Either.left(
                            new ModelError.StreamBroken(
                                    "Rate limit. Please try again in 1.25s. Bye",
                                    Optional.of(Duration.ofMillis(1250)))),
                    asking.ask(server));
        }
    }

    @Test
    void anAccountWithoutMoneyIsNotAskedForAgain() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                """
                                {"type":"response.failed","response":{"error":{\
                                "code":"insufficient_quota","message":"Pay first."}}}\
                                """))) {
            assertEquals(
                    Either.left(new ModelError.UsageLimitReached("Pay first.", Optional.empty())),
                    asking.ask(server));
        }
    }

    @Test
    void aConversationThatIsTooLongIsAnErrorOfItsOwn() {
        String failed =
                """
                {"type":"response.failed","response":{"error":{\
                "code":"context_length_exceeded","message":"too long"}}}\
                """;
        String refused =
                """
                {"error":{"message":"too long","type":"invalid_request_error","param":"input",\
                "code":"context_length_exceeded"}}\
                """;
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(failed),
                        LoopbackServer.status(400, refused),
                        LoopbackServer.status(413, "Prompt exceeds the context window."))) {
            assertEquals(
                    Either.left(new ModelError.ContextExceeded("too long")), asking.ask(server));
            assertEquals(
                    Either.left(new ModelError.ContextExceeded("too long")), asking.ask(server));
            assertEquals(
                    Either.left(
                            new ModelError.ContextExceeded("Prompt exceeds the context window.")),
                    asking.ask(server));
        }
    }
}
