package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.ModelEvent;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The second chunk of an answer and those that follow, in all forms. */
@Timeout(60)
class PlainTextTest {

    private static final String BEGIN = "data: {\"responseId\":\"r\"}\n\n";
    private static final String END =
            "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],"
                    + "\"usageMetadata\":{\"promptTokenCount\":1}}\n\n";

    private final Asking asking = new Asking(new GeminiApi(new ModelHttp()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'candidates':[{'content':{'parts':[{'text':'a'}],'role':'model'},'index':0}]}",
                "{'usageMetadata':{'a':[{}]},'candidates':[{'content':{'parts':[{'text':'a'}]}}]}",
                "{'candidates':[{'content':{'parts':[{'text':'a'}]},'safetyRatings':[{}]}]}",
                "{'candidates':[{'content':{'parts':[{'text':''},{'text':'a'}]}}]}",
                "{'candidates':[{'content':{'parts':[{'text':'a','thought':false}]}}]}",
                "{'candidates':[{'content':{'parts':[{'text':'a'}]}},{}],'more':7}",
                "{'candidates':[{'content':{'parts':{'text':'a'}}}]}",
                "{'candidates':[{'content':'a'}]}",
            })
    void oneTextIsReportedHoweverItIsWrapped(String chunk) {
        asking.receive(BEGIN + "data: " + chunk.replace('\'', '"') + "\n\n" + END);

        assertEquals(new ModelEvent.TextDelta("a"), asking.events.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'candidates':[{'content':{'parts':[{'text':7}]}}]}",
                "{'candidates':[{'index':1,'content':{'parts':[{'text':'a'}]}}]}",
                "{'candidates':[{'content':{'parts':[]}}]}",
                "{'candidates':[{'content':null}]}",
                "{'candidates':{}}",
                "{'candidates':[]}",
                "{'candidates':[{'content':{'parts':[{'text':'a'}",
                "[]",
                "7",
                "{}",
            })
    void whatContainsNoTextReportsNothing(String chunk) {
        asking.receive(BEGIN + "data: " + chunk.replace('\'', '"') + "\n\n" + END);

        assertEquals(List.of(), asking.events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'candidates':[{'content':{'parts':[{'text':'a','thought':true}]}}]}",
                "{'candidates':[{'content':{'parts':[{'thought':true,'text':'a'}]}}]}",
            })
    void thoughtsAreNotText(String chunk) {
        asking.receive(BEGIN + "data: " + chunk.replace('\'', '"') + "\n\n" + END);

        assertEquals(new ModelEvent.ReasoningTextDelta("a"), asking.events.getFirst());
    }
}
