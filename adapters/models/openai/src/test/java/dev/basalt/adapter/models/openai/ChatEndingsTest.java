package dev.basalt.adapter.models.openai;

import static dev.basalt.adapter.models.openai.OpenAi.said;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an answer of the Chat Completions API ends, well or not. */
@Timeout(60)
class ChatEndingsTest {

    private final Asking asking = OpenAi.chat();

    @ParameterizedTest
    @ValueSource(strings = {"stop", "length", "something_new", "end_turn"})
    void anAnswerThatNamesItsReasonToEndIsComplete(String reason) {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream();
                    peer.send("data: " + content("a") + "\n\n");
                    peer.send("data: " + finish(reason) + "\n\n");
                    peer.close();
                })) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("a")), asking.events.getLast());
        }
    }

    /** Some servers name one that says nothing with every chunk. */
    @Test
    void aReasonWithoutLettersIsNone() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                content("a").replace("null", "\"\""), content("b"), "[DONE]"))) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("ab")), asking.events.getLast());
        }
    }

    @Test
    void anAnswerThatIsMarkedAsDoneIsComplete() {
        try (var server = new LoopbackServer(LoopbackServer.stream(content("a"), "[DONE]"))) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("a")), asking.events.getLast());
        }
    }

    @Test
    void anAnswerThatJustStopsIsNotComplete() {
        try (var server = new LoopbackServer(LoopbackServer.stream(content("a")))) {
            assertEquals(
                    Either.left(
                            new ModelError.StreamBroken(
                                    "stream closed before the answer was complete",
                                    Optional.empty())),
                    asking.ask(server));
            assertEquals(List.of(new ModelEvent.TextDelta("a")), asking.events);
        }
    }

    @Test
    void anErrorInTheStreamBreaksIt() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                content("a"),
                                "{\"error\":{\"message\":\"overloaded, try again in 2s\"}}"),
                        LoopbackServer.stream("{\"error\":\"plain words\"}"),
                        LoopbackServer.stream(
                                """
                                {"id":"x","choices":[{"delta":{"content":""},\
                                "finish_reason":"error",\
                                "error":{"code":502,"message":"upstream"}}]}\
                                """),
                        LoopbackServer.stream(finish("error")),
                        LoopbackServer.stream(
                                """
                                {"error":{"message":"This model's maximum context length is 9."}}\
                                """))) {
            assertEquals(
                    Either.left(
                            new ModelError.StreamBroken(
                                    "overloaded, try again in 2s",
                                    Optional.of(Duration.ofSeconds(2)))),
                    asking.ask(server));
            assertEquals(broken("plain words"), asking.ask(server));
            assertEquals(broken("upstream"), asking.ask(server));
            assertEquals(
                    broken("the provider ended the response with an error"), asking.ask(server));
            assertEquals(
                    Either.left(
                            new ModelError.ContextExceeded(
                                    "This model's maximum context length is 9.")),
                    asking.ask(server));
        }
    }

    /** Some servers name one with every piece, and pause. */
    @Test
    void aReasonIsNoEnd() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                content("a").replace("null", "\"stop\""),
                                finish("stop"),
                                content("b").replace("null", "\"stop\""),
                                "[DONE]"))) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("ab")), asking.events.getLast());
        }
    }

    @Test
    void anAnswerThatAFilterEndsIsRefused() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(content("a"), finish("content_filter"), "[DONE]"))) {
            assertEquals(
                    Either.left(
                            new ModelError.Refused(
                                    "the provider's content filter blocked the response"
                                            + " (content_filter)")),
                    asking.ask(server));
        }
    }

    @Test
    void anAnswerWithoutRoomForATextIsAnError() {
        try (var server = new LoopbackServer(LoopbackServer.stream(finish("length"), "[DONE]"))) {
            assertEquals(
                    Either.left(
                            new ModelError.Withheld(
                                    "the model reached its limit of output tokens before it"
                                            + " produced any text (length)")),
                    asking.ask(server));
        }
    }

    @Test
    void aReasonThatIsNotKnownIsTold() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(content("a"), finish("something_new"), "[DONE]"))) {
            assertEquals(
                    Optional.of(
                            "The provider ended the response for a reason that is not known"
                                    + " (something_new); it may not be complete."),
                    asking.ask(server).get().notice());
        }
    }

    @Test
    void anEmptyAnswerIsAnError() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(content(""), finish("stop"), "[DONE]"),
                        LoopbackServer.stream(content(" "), finish("stop"), "[DONE]"))) {
            assertEquals(Either.left(new ModelError.EmptyResponse()), asking.ask(server));
            assertEquals(Either.left(new ModelError.EmptyResponse()), asking.ask(server));
        }
    }

    @Test
    void anAnnouncedCallThatIsAbsentBreaksTheAnswer() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(content("Now!"), finish("tool_calls"), "[DONE]"))) {
            assertEquals(
                    broken("the model announced a tool call (tool_calls) and sent none"),
                    asking.ask(server));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[],'error':{'code':400,'message':'wrong'}}",
                "{'choices':null,'error_type':'BadRequestError','error_message':'wrong'}",
                "{'object':'error','message':'wrong','code':400}",
                "{'error':{'type':'invalid_request_error','message':'wrong'}}",
            })
    void anErrorThatStaysIsNotABrokenStream(String error) {
        try (var server = new LoopbackServer(LoopbackServer.stream(error.replace('\'', '"')))) {
            assertEquals(
                    Either.left(new ModelError.Rejected(400, "wrong", Optional.empty())),
                    asking.ask(server));
        }
    }

    @Test
    void aResponseThatIsPlainJsonIsRead() {
        String body = content("whole").replace("delta", "message").replace("null", "\"stop\"");
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(200, body, "Content-Type: application/json"),
                        LoopbackServer.status(200, body, "Content-Type: text/event-stream"))) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("whole")), asking.events.getLast());
            asking.events.clear();
            assertTrue(asking.ask(server).isRight());
            assertEquals(new ModelEvent.ItemDone(said("whole")), asking.events.getLast());
        }
    }

    @Test
    void aPageForBrowsersIsNotRequestedAgain() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200,
                                "<html><title>Sign in</title></html>",
                                "Content-Type: text/html"))) {
            assertEquals(
                    Either.left(
                            new ModelError.Withheld(
                                    "the response is not from a model: the server sent a web page:"
                                            + " Sign in (check base_url and the proxy)")),
                    asking.ask(server));
        }
    }

    @Test
    void anErrorAfterTheAnswerDoesNotTakeItBack() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                content("a"), finish("stop"), "{\"error\":{\"message\":\"x\"}}"))) {
            assertTrue(asking.ask(server).isRight());
        }
    }

    @Test
    void whatIsNotUnderstoodIsSkipped() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                "not JSON",
                                "[]",
                                "7",
                                "{}",
                                "{\"choices\":null}",
                                "{\"choices\":[]}",
                                "{\"choices\":[null,{\"delta\":{\"content\":\"no\"}}]}",
                                "{\"choices\":[{\"delta\":null}]}",
                                "{\"choices\":[{\"delta\":{\"content\":7,\"tool_calls\":null}}]}",
                                "{\"choices\":[{\"delta\":{\"content\":\"no",
                                "{\"error\":null,\"usage\":null,\"id\":null}",
                                content("yes"),
                                "[DONE]"))) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(
                    List.of(new ModelEvent.TextDelta("yes"), new ModelEvent.ItemDone(said("yes"))),
                    asking.events);
        }
    }

    private static String content(String text) {
        return delta("{'content':'" + text + "'}");
    }

    private static String delta(String delta) {
        return ("{'id':'x','choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}")
                .replace('\'', '"');
    }

    private static String finish(String reason) {
        return ("{'id':'x','choices':[{'index':0,'delta':{},'finish_reason':'" + reason + "'}]}")
                .replace('\'', '"');
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }
}
