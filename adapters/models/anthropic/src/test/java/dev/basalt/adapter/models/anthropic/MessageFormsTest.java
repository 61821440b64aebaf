package dev.basalt.adapter.models.anthropic;

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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams of the Messages API as gateways write them. */
@Timeout(60)
class MessageFormsTest {

    private static final String STOP = "{'type':'message_stop'}";

    private final Asking asking = new Asking(new MessagesApi(new ModelHttp()));

    @Test
    void theSameCallInTwoBlocksIsMadeOnce() {
        receive(call(0, "tu1", "{1}"), call(1, "tu1", "{1}"), reason("tool_use"), STOP);

        assertEquals(List.of("{1}"), arguments());
    }

    @Test
    void twoCallsUnderOneIdAreTwoWithTwoIds() {
        receive(call(0, "tu1", "{1}"), call(1, "tu1", "{2}"), reason("tool_use"), STOP);

        assertEquals(List.of("{1}", "{2}"), arguments());
        assertEquals(2, calls().map(HistoryItem.FunctionCall::callId).distinct().count());
    }

    @Test
    void aBlockThatIsOpenAtTheEndIsClosed() {
        receive(
                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}",
                text("do"),
                text("ne"),
                reason("end_turn"),
                STOP);

        assertEquals("done", said());
    }

    @Test
    void piecesOfABlockThatNeverBeganAreText() {
        receive(text("done"), STOP);

        assertEquals("done", said());
    }

    @Test
    void aReasonBeforeTheContentIsNoEnd() {
        receive(reason("end_turn"), text("done"), reason("end_turn"), STOP);

        assertEquals("done", said());
    }

    @Test
    void anAnnouncedCallThatIsAbsentBreaksTheAnswer() {
        assertEquals(
                Either.left(
                        new ModelError.StreamBroken(
                                "the model announced a tool call (tool_use) and sent none",
                                Optional.empty())),
                asking.receive(events(text("Now!"), reason("tool_use"), STOP)));
    }

    @Test
    void anEmptyAnswerIsAnError() {
        assertEquals(
                Either.left(new ModelError.EmptyResponse()),
                asking.receive(events(reason("end_turn"), STOP)));
    }

    @Test
    void anErrorWithoutAnObjectAroundItIsPassedOn() {
        assertEquals(
                Either.left(new ModelError.StreamBroken("gone", Optional.empty())),
                asking.receive(events("{'type':'error','message':'gone'}")));
    }

    @Test
    void aMessageThatIsPlainJsonIsRead() {
        String body =
                "{'type':'message','id':'m','content':[{'type':'text','text':'done'}],"
                        + "'stop_reason':'end_turn'}";
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(
                                200, body.replace('\'', '"'), "Content-Type: application/json"))) {
            assertTrue(asking.ask(server).isRight());
        }

        assertEquals("done", said());
    }

    private void receive(String... events) {
        assertTrue(asking.receive(events(events)).isRight());
    }

    private static String call(int index, String id, String input) {
        return "{'type':'content_block_start','index':%d,'content_block':{'type':'tool_use','id':'%s','name':'f','input':{}}}#{'type':'content_block_delta','index':%d,'delta':{'type':'input_json_delta','partial_json':'%s'}}#{'type':'content_block_stop','index':%d}"
                .formatted(index, id, index, input, index);
    }

    private static String text(String piece) {
        return "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'"
                + piece
                + "'}}";
    }

    private static String reason(String reason) {
        return "{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}";
    }

    private static String events(String... events) {
        return "data: "
                + String.join("#", events).replace('\'', '"').replace("#", "\n\ndata: ")
                + "\n\n";
    }

    private Stream<HistoryItem.FunctionCall> calls() {
        return asking.events.stream()
                .filter(ModelEvent.ItemDone.class::isInstance)
                .map(event -> ((ModelEvent.ItemDone) event).item())
                .filter(HistoryItem.FunctionCall.class::isInstance)
                .map(HistoryItem.FunctionCall.class::cast);
    }

    private List<String> arguments() {
        return calls().map(HistoryItem.FunctionCall::arguments).toList();
    }

    private String said() {
        var message = (HistoryItem.Message) ((ModelEvent.ItemDone) asking.events.getLast()).item();
        return ContentPart.text(message.content());
    }
}
