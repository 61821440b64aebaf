package dev.basalt.adapter.models.openai.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.openai.OpenAi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

/** How servers cut calls into pieces, and number them. */
@Timeout(60)
class ChatPiecesTest {

    private final Asking asking = OpenAi.chat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'index':0,'function':{'arguments':'2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'index':0,'id':'b','function':{'arguments':'2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'index':0,'id':'a','function':{'name':'f','arguments':'2}'}}",
                "{'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'id':'b','function':{'arguments':'2}'}}",
                "{'id':'a','function':{'name':'f','arguments':''}}#{'function':{'arguments':'{1:2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'index':0,'id':'a','function':{'arguments':'{1:2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':{}}}"
                        + "#{'index':0,'function':{'arguments':'{1:2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{1:'}}"
                        + "#{'index':1,'id':'a','function':{'arguments':'2}'}}",
            })
    void piecesOfOneCallAreOneCall(String pieces) {
        assertEquals(List.of("a f {1:2}"), calls(pieces));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'index':1,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}",
                "{'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_'}}"
                        + "#{'index':1,'id':'a','function':{'name':'f','arguments':'{_x_'}}"
                        + "#{'index':0,'function':{'arguments':':1}'}}"
                        + "#{'index':1,'function':{'arguments':':1}'}}",
            })
    void aCallThatIsSentTwiceIsMadeOnce(String pieces) {
        assertEquals(List.of("a f {\"x\":1}"), calls(pieces));
    }

    @Test
    void theSameCallWithoutIdsAtOneIndexIsMadeOnce() {
        String one = "{'index':0,'function':{'name':'f','arguments':'{_x_:1}'}}";

        assertEquals(1, calls(one + "#" + one).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'index':0,'id':'b','function':{'name':'f','arguments':'{_x_:2}'}}",
                "{'index':0,'function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'index':0,'function':{'name':'f','arguments':'{_x_:2}'}}",
                "{'function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'function':{'name':'f','arguments':'{_x_:2}'}}",
                "{'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'id':'b','function':{'name':'f','arguments':'{_x_:2}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{_x_:1}'}}"
                        + "#{'index':1,'id':'a','function':{'name':'f','arguments':'{_x_:2}'}}",
            })
    void twoCallsAreTwoWithTwoIds(String pieces) {
        calls(pieces);
        List<HistoryItem.FunctionCall> calls = called();

        assertEquals(
                List.of("{\"x\":1}", "{\"x\":2}"),
                calls.stream().map(HistoryItem.FunctionCall::arguments).toList());
        assertNotEquals(calls.getFirst().callId(), calls.getLast().callId());
    }

    @Test
    void theFormBeforeToolCallsIsACallToo() {
        receive(
                delta("{'function_call':{'name':'f','arguments':'{1:'}}"),
                delta("{'function_call':{'arguments':'2}'}}"),
                finish("function_call"));

        assertEquals("{1:2}", called().getFirst().arguments());
    }

    @Test
    void otherChoicesAreIgnored() {
        receive(
                delta("{'content':'yes'}"),
                delta("{'content':'no'}").replace("\"index\":0", "\"index\":1"),
                finish("stop"),
                "[DONE]");

        assertEquals(new ModelEvent.ItemDone(OpenAi.said("yes")), asking.events.getLast());
    }

    @Test
    void wholeMessagesInTheStreamAreNotRepeated() {
        receive(
                delta("{'content':'on'}").replace("delta", "message"),
                delta("{'content':'one'}").replace("delta", "message"),
                finish("stop"));

        assertEquals(
                List.of(
                        new ModelEvent.TextDelta("on"),
                        new ModelEvent.TextDelta("e"),
                        new ModelEvent.ItemDone(OpenAi.said("one"))),
                asking.events);
    }

    private List<String> calls(String pieces) {
        receive(
                Arrays.stream(pieces.split("#", -1))
                        .map(piece -> delta("{'tool_calls':[" + piece + "]}"))
                        .toArray(String[]::new));
        return called().stream()
                .map(call -> call.callId() + " " + call.name() + " " + call.arguments())
                .toList();
    }

    private List<HistoryItem.FunctionCall> called() {
        return asking.events.stream()
                .filter(ModelEvent.ItemDone.class::isInstance)
                .map(event -> ((ModelEvent.ItemDone) event).item())
                .filter(HistoryItem.FunctionCall.class::isInstance)
                .map(HistoryItem.FunctionCall.class::cast)
                .toList();
    }

    private void receive(String... data) {
        String[] all = Arrays.copyOf(data, data.length + 1);
        all[data.length] = "[DONE]";
        try (var server = new LoopbackServer(LoopbackServer.stream(all))) {
            assertEquals(true, asking.ask(server).isRight());
        }
    }

    private static String delta(String delta) {
        return ("{'id':'x','choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}")
                .replace("_x_", "\\\"x\\\"")
                .replace('\'', '"');
    }

    private static String finish(String reason) {
        return ("{'id':'x','choices':[{'index':0,'delta':{},'finish_reason':'" + reason + "'}]}")
                .replace('\'', '"');
    }
}
