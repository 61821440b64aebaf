package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;

/** Streams of the Gemini API as gateways write them. */
@Timeout(60)
class ContentFormsTest {

    private static final String USAGE =
            ",'responseId':'r','usageMetadata':{'promptTokenCount':5,'candidatesTokenCount':2}}";

    private final Asking asking = new Asking(new GeminiApi(new ModelHttp()));

    @Test
    void aReasonInTheFirstChunksIsNoEnd() {
        assertTrue(
                asking.receive(
                                events(
                                        chunk("", "STOP"),
                                        chunk("{'text':'do'}", "STOP"),
                                        chunk("{'text':'ne'}", ""),
                                        chunk("", "STOP")))
                        .isRight());

        assertEquals("done", said());
    }

    @Test
    void otherCandidatesAreIgnored() {
        asking.receive(
                events(
                        chunk("{'text':'done'}", ""),
                        chunk("{'text':'no'}", "").replace("'index':0", "'index':1"),
                        chunk("", "STOP")));

        assertEquals("done", said());
    }

    @Test
    void whatElseTheProviderSaysOfACallIsKeptWithIt() {
        asking.receive(
                events(
                        chunk(
                                "{'functionCall':{'id':'c1','name':'shell','args':{},"
                                        + "'origin':[1,'x'],'nothing':null}}",
                                "STOP")));

        var call =
                (HistoryItem.FunctionCall) ((ModelEvent.ItemDone) asking.events.getLast()).item();
        assertTrue(
                call.state().orElseThrow().contains("{\"origin\":[1,\"x\"]}"),
                call.state().toString());
    }

    @Test
    void anEmptyAnswerIsAnError() {
        assertEquals(
                Either.left(new ModelError.EmptyResponse()),
                asking.receive(events(chunk("", "STOP"))));
    }

    @Test
    void aFlatErrorIsPassedOn() {
        assertEquals(
                Either.left(new ModelError.Rejected(400, "wrong", Optional.empty())),
                asking.receive(events("{'object':'error','message':'wrong','code':400}")));
    }

    /** Without {@code alt=sse}, chunks come as one list. */
    @Test
    void aListOfChunksIsRead() {
        String body = "[" + chunk("{'text':'do'}", "") + "," + chunk("{'text':'ne'}", "STOP") + "]";
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200, body.replace('\'', '"'), "Content-Type: application/json"))) {
            assertTrue(asking.ask(server).isRight());
        }

        assertEquals("done", said());
    }

    private static String chunk(String part, String reason) {
        return "{'candidates':[{'content':{'role':'model','parts':["
                + part
                + "]},'index':0"
                + (reason.isEmpty() ? "" : ",'finishReason':'" + reason + "'")
                + "}]"
                + USAGE;
    }

    private static String events(String... events) {
        var stream = new StringBuilder();
        for (String event : events) {
            stream.append("data: ").append(event.replace('\'', '"')).append("\n\n");
        }
        return stream.toString();
    }

    private String said() {
        var message = (HistoryItem.Message) ((ModelEvent.ItemDone) asking.events.getLast()).item();
        return ContentPart.text(message.content());
    }
}
