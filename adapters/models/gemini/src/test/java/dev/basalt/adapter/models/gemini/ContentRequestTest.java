package dev.basalt.adapter.models.gemini;

import static dev.basalt.adapter.models.http.request.SampleRequest.called;
import static dev.basalt.adapter.models.http.request.SampleRequest.said;
import static dev.basalt.adapter.models.http.request.SampleRequest.sealed;
import static dev.basalt.adapter.models.http.request.SampleRequest.shown;
import static dev.basalt.adapter.models.http.request.SampleRequest.thought;
import static dev.basalt.adapter.models.http.request.SampleRequest.toNobody;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.HistoryItem.FunctionOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ContentRequestTest {

    private static final HistoryItem GO = HistoryItem.Message.user("go");

    @Test
    void aPlainRequestHasEveryKeyInOrder() {
        assertEquals(
                """
                {"systemInstruction":{"parts":[{"text":"Be useful."}]},\
                "contents":[{"role":"user","parts":[{"text":"hi"}]}],\
                "generationConfig":{"maxOutputTokens":9000}}\
                """,
                json(toNobody().maxOutputTokens(9_000).build()));
    }

    @Test
    void toolsAreDeclaredInTheSubsetOfSchemasThatIsTaken() {
        assertEquals(
                """
                {"systemInstruction":{"parts":[{"text":"Be useful."}]},\
                "contents":[{"role":"user","parts":[{"text":"hi"}]}],\
                "tools":[{"functionDeclarations":[\
                {"name":"shell","description":"Runs a command.",\
                "parameters":{"type":"OBJECT","properties":{\
                "command":{"type":"ARRAY","items":{"type":"STRING"}},\
                "timeout":{"type":"NUMBER","description":"in milliseconds"},\
                "loud":{"type":"BOOLEAN"}},"required":["command"]}},\
                {"name":"now","description":"Tells the time."}]}]}\
                """,
                json(
                        toNobody()
                                .tools(
                                        SampleRequest.SHELL,
                                        new ToolSpec.Function(
                                                "now",
                                                "Tells the time.",
                                                new Schema.Struct(
                                                        Map.of(), List.of(), Optional.empty())))
                                .build()));
    }

    @Test
    void callsOfAnAnswerAreOneTurnWithItsSignatureAndTheirOutputsTheNext() {
        String own = CallIds.of("");
        assertEquals(
                """
                {"role":"user","parts":[{"text":"go"}]},\
                {"role":"model","parts":[\
                {"text":"Both.","thoughtSignature":"s0"},\
                {"functionCall":{"name":"shell","args":{"command":["ls"]}},\
                "thoughtSignature":"s1"},\
                {"functionCall":{"id":"c2","name":"update_plan","args":{"unreadable":"{"}}}]},\
                {"role":"user","parts":[\
                {"functionResponse":{"name":"shell","response":{"output":"a.txt"}}},\
                {"functionResponse":{"id":"c2","name":"update_plan","response":{"output":""}}},\
                {"text":"stop"}]}\
                """,
                contents(
                        "gemini-3-pro",
                        GO,
                        thought("Hm.", sealed("gemini", "gemini-3-pro", "s0")),
                        said("r1", "Both."),
                        thought("Hm.", sealed("gemini", "gemini-3-pro", "s1")),
                        called("r1", own, "shell", "{\"command\": [\"ls\"]}"),
                        new FunctionOutput(own, "a.txt"),
                        called("r1", "c2", "update_plan", "{"),
                        new FunctionOutput("c2", ""),
                        HistoryItem.Message.user("stop")));
    }

    @Test
    void callsOfTwoAnswersAreTwoTurns() {
        assertEquals(
                """
                {"role":"user","parts":[{"text":"go"}]},\
                {"role":"model","parts":[{"functionCall":{"id":"c1","name":"a","args":{}},\
                "thoughtSignature":"s1"}]},\
                {"role":"user","parts":[{"functionResponse":{"id":"c1","name":"a",\
                "response":{"output":"1"}}}]},\
                {"role":"model","parts":[{"functionCall":{"id":"c2","name":"b","args":{}},\
                "thoughtSignature":"s2"}]},\
                {"role":"user","parts":[{"functionResponse":{"id":"c2","name":"b",\
                "response":{"output":"2"}}}]}\
                """,
                contents(
                        "gemini-3-pro",
                        GO,
                        thought("", sealed("gemini", "gemini-3-pro", "s1")),
                        called("r1", "c1", "a", "{}"),
                        new FunctionOutput("c1", "1"),
                        thought("", sealed("gemini", "gemini-3-pro", "s2")),
                        called("r2", "c2", "b", "{}"),
                        new FunctionOutput("c2", "2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini-3-flash-preview |"
                        + " ,\"thoughtSignature\":\"skip_thought_signature_validator\"",
                "gemini-2.5-pro         | ''",
            })
    void aCallWithoutASignatureSaysSoToModelsThatDemandOne(String model, String signature) {
        assertEquals(
                """
                {"role":"user","parts":[{"text":"go"}]},\
                {"role":"model","parts":[{"functionCall":{"id":"c1","name":"a","args":{}}%s},\
                {"functionCall":{"id":"c2","name":"b","args":{}}}]},\
                {"role":"user","parts":[\
                {"functionResponse":{"id":"c1","name":"a","response":{"output":"1"}}},\
                {"functionResponse":{"id":"c2","name":"b","response":{"output":"2"}}}]}\
                """
                        .formatted(signature),
                contents(
                        model,
                        GO,
                        called("r1", "c1", "a", "{}"),
                        new FunctionOutput("c1", "1"),
                        called("r1", "c2", "b", "{}"),
                        new FunctionOutput("c2", "2")));
    }

    @Test
    void picturesGoAlongAndThoseThatCannotAreNamed() {
        assertEquals(
                """
                {"role":"user","parts":[\
                {"inlineData":{"mimeType":"image/png","data":"AA=="}},\
                {"fileData":{"fileUri":"https://x.example/a.png"}},\
                {"text":"[image omitted: the model does not accept image/bmp]"}]}\
                """,
                contents(
                        "gemini-3-pro",
                        shown(
                                "data:image/png;base64,AA==",
                                "https://x.example/a.png",
                                "data:image/bmp;base64,AA==")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gemini-3.8-flash      | low     | auto |"
                        + " 'includeThoughts':true,'thinkingLevel':'low'",
                "gemini-4-hydrogen     | xhigh   | auto |"
                        + " 'includeThoughts':true,'thinkingLevel':'xhigh'",
                "gemini-2.5-flash      | minimal | auto |"
                        + " 'includeThoughts':true,'thinkingLevel':'minimal'",
                "gemini-3-flash        | later   | auto |"
                        + " 'includeThoughts':true,'thinkingLevel':'later'",
                "gemini-3-flash        | high    | none |"
                        + " 'includeThoughts':false,'thinkingLevel':'high'",
                "another-model         | high    | auto | 'includeThoughts':true",
            })
    void effortIsSentInTheModelsForm(
            String model, ReasoningEffort effort, ReasoningSummary summary, String expected) {
        String json = json(toNobody().model(model).reasoning(effort, summary).build());

        assertEquals(
                "\"generationConfig\":{\"thinkingConfig\":{" + expected.replace('\'', '"') + "}}}",
                json.substring(json.indexOf("\"generationConfig\"")));
    }

    @Test
    void imagesOfOutputsFollowTheResponseOfTheFunction() {
        assertEquals(
                """
                {"role":"user","parts":[{"text":"go"}]},\
                {"role":"model","parts":[{"functionCall":{"id":"c1","name":"look","args":{}}}]},\
                {"role":"user","parts":[\
                {"functionResponse":{"id":"c1","name":"look",\
                "response":{"output":"two images"}}},\
                {"inlineData":{"mimeType":"image/png","data":"AA=="}},\
                {"text":"[image omitted: the model does not accept image/tiff]"}]}\
                """,
                contents(
                        "gemini-2.5-pro",
                        GO,
                        called("r1", "c1", "look", "{}"),
                        SampleRequest.TWO_IMAGES));
    }

    @Test
    void aSchemaThatComesFromElsewhereIsTranslated() {
        String json = json(toNobody().tools(SampleRequest.FOREIGN).build());

        assertEquals(
                """
                "tools":[{"functionDeclarations":[{"name":"search","description":"Searches.",\
                "parameters":{"type":"OBJECT",\
                "properties":{"q":{"type":"STRING","nullable":true}}}}]}]}\
                """,
                json.substring(json.indexOf("\"tools\"")));
    }

    private static String contents(String model, HistoryItem... input) {
        String json = json(toNobody().model(model).input(input).build());
        String begin = "\"contents\":[";
        return json.substring(json.indexOf(begin) + begin.length(), json.length() - "]}".length());
    }

    private static String json(ModelRequest request) {
        return SampleRequest.json(
                new ContentRequest(
                        request,
                        new EncodedHistories<SignedTurn>(TurnWriter::write),
                        Concessions.NONE,
                        Optional.empty()));
    }

    @Test
    void aRequestThatSharesItsBeginningWithTheLastOneIsWrittenTheSame() {
        var histories = new EncodedHistories<SignedTurn>(TurnWriter::write);
        for (ModelRequest request : SampleRequest.growing()) {
            assertEquals(
                    json(request),
                    SampleRequest.json(
                            new ContentRequest(
                                    request, histories, Concessions.NONE, Optional.empty())));
        }
    }

    @Test
    void theSameHistoryIsSignedForTheModelThatIsAsked() {
        var histories = new EncodedHistories<SignedTurn>(TurnWriter::write);
        HistoryItem[] history = {
            GO, called("a1", "c1", "shell", "{}"), new FunctionOutput("c1", ""), GO
        };
        ModelRequest old = toNobody().model("gemini-2.5-pro").input(history).build();
        ModelRequest young = toNobody().model("gemini-3-pro").input(history).build();

        assertEquals(
                json(old),
                SampleRequest.json(
                        new ContentRequest(old, histories, Concessions.NONE, Optional.empty())));
        assertEquals(
                json(young),
                SampleRequest.json(
                        new ContentRequest(young, histories, Concessions.NONE, Optional.empty())));
    }
}
