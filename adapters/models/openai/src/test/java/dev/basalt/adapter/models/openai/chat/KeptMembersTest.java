package dev.basalt.adapter.models.openai.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.adapter.models.openai.OpenAi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** What providers want back of an answer with the next request. */
@Timeout(60)
class KeptMembersTest {

    private static final String CALL =
            "{'tool_calls':[{'index':0,'id':'c1','function':{'name':'f','arguments':'{}'}%s}]}";

    private final Asking asking = OpenAi.chat();

    @Test
    void theReasoningBeforeACallGoesBackUnderItsName() {
        assertEquals(
                """
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"f","arguments":"{}"}}],"reasoning_content":"I look."}\
                """,
                sentBack(
                        "mock-model",
                        "{'reasoning_content':'I '}",
                        "{'reasoning_content':'look.'}",
                        CALL.formatted("")));
    }

    @Test
    void partsOfTheReasoningGoBackPutTogether() {
        assertTrue(
                sentBack(
                                "mock-model",
                                "{'reasoning_details':[{'type':'reasoning.text','text':'I"
                                        + " ','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.text','text':'look','index':0,"
                                    + "'signature':'s'},{'type':'reasoning.encrypted','data':'d',"
                                    + "'index':1}]}",
                                CALL.formatted(""))
                        .endsWith(
                                """
                                "reasoning_details":[{"type":"reasoning.text","text":"I look",\
                                "index":0,"signature":"s"},{"type":"reasoning.encrypted",\
                                "data":"d","index":1}]}\
                                """));
    }

    @Test
    void aSignatureGoesBackWithItsCall() {
        assertEquals(
                """
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"f","arguments":"{}"},\
                "extra_content":{"google":{"thought_signature":"S"}}}]}\
                """,
                sentBack(
                        "mock-model",
                        CALL.formatted(",'extra_content':{'google':{'thought_signature':'S'}}")));
    }

    @Test
    void theCallsOfSuchAnAnswerStayTogether() {
        String second = CALL.replace("'index':0", "'index':1").replace("c1", "c2").formatted("");
        List<HistoryItem> items = received("{'reasoning':'hm'}", CALL.formatted(""), second);

        List<HistoryItem> history = new ArrayList<>();
        for (HistoryItem item : items) {
            history.add(item);
            if (item instanceof HistoryItem.FunctionCall call) {
                history.add(new HistoryItem.FunctionOutput(call.callId(), "out " + call.callId()));
            }
        }
        assertEquals(
                """
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"f","arguments":"{}"}},{"id":"c2","type":"function",\
                "function":{"name":"f","arguments":"{}"}}],"reasoning":"hm"},\
                {"role":"tool","tool_call_id":"c1","content":"out c1"},\
                {"role":"tool","tool_call_id":"c2","content":"out c2"}\
                """,
                messages("mock-model", history, true));
    }

    @Test
    void nothingGoesToAnotherModel() {
        String sent =
                sentBack(
                        "other-model",
                        "{'reasoning_content':'I look.'}",
                        CALL.formatted(",'extra_content':{'google':{'thought_signature':'S'}}"));

        assertFalse(sent.contains("reasoning_content"), sent);
        assertFalse(sent.contains("extra_content"), sent);
    }

    @Test
    void theReasoningBeforeATextGoesBackToo() {
        assertEquals(
                """
                {"role":"assistant","content":"so","reasoning_content":"I look."}\
                """,
                sentBack("mock-model", "{'reasoning_content':'I look.'}", "{'content':'so'}"));
    }

    @Test
    void thatThereWasNoReasoningGoesBack() {
        assertEquals(
                """
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"f","arguments":"{}"}}],"reasoning_content":""}\
                """,
                sentBack("mock-model", "{'reasoning_content':''}", CALL.formatted("")));
    }

    @Test
    void membersThatOnlyTheProviderKnowsGoBack() {
        assertEquals(
                """
                {"role":"assistant","content":"so","reasoning_opaque":"r1r2",\
                "server_state":{"step":3}}\
                """,
                sentBack(
                        "mock-model",
                        "{'role':'assistant','reasoning_opaque':'r1','server_state':{'step':2}}",
                        "{'role':'assistant','content':'so','reasoning_opaque':'r2','server_state':{'step':3}}"));
    }

    @Test
    void whatTheApiReportsOnAnAnswerDoesNotGoBack() {
        assertEquals(
                "{\"role\":\"assistant\",\"content\":\"so\"}",
                sentBack(
                        "mock-model",
                        "{'role':'assistant','content':'so','refusal':null,'reasoning_content':null,"
                            + "'annotations':[{'type':'url_citation'}],'token_ids':[1,2],"
                            + "'channel':'final','prefix':false,'extra_content':{}}"));
    }

    private String sentBack(String model, String... deltas) {
        return messages(model, received(deltas), true);
    }

    private List<HistoryItem> received(String... deltas) {
        String[] data = new String[deltas.length + 1];
        for (int i = 0; i < deltas.length; i++) {
            data[i] =
                    ("{'id':'x','choices':[{'index':0,'delta':" + deltas[i] + "}]}")
                            .replace('\'', '"');
        }
        data[deltas.length] = "[DONE]";
        try (var server = new LoopbackServer(LoopbackServer.stream(data))) {
            assertTrue(asking.ask(server).isRight());
        }
        return asking.events.stream()
                .filter(ModelEvent.ItemDone.class::isInstance)
                .map(event -> ((ModelEvent.ItemDone) event).item())
                .toList();
    }

    private static String messages(String model, List<HistoryItem> history, boolean kept) {
        ModelRequest request =
                OpenAi.request("http://nobody.invalid")
                        .model(model)
                        .input(history.toArray(HistoryItem[]::new))
                        .build();
        String json =
                SampleRequest.json(
                        ChatRequest.of(
                                request,
                                new EncodedHistories<ChatMessage>(ChatMessageWriter::write),
                                kept
                                        ? Concessions.NONE
                                        : Concessions.NONE.without(ChatFields.KEPT)));
        return json.substring(json.indexOf("},{") + 2, json.indexOf("],\"stream\":true"));
    }
}
