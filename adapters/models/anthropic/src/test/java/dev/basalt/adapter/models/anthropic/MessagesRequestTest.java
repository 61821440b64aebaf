package dev.basalt.adapter.models.anthropic;

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
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.HistoryItem.FunctionOutput;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class MessagesRequestTest {

    private static final HistoryItem GO = HistoryItem.Message.user("go");

    @Test
    void aPlainRequestHasEveryKeyInOrder() {
        assertEquals(
                """
                {"model":"mock-model","max_tokens":8192,\
                "system":[{"type":"text","text":"Be useful.","cache_control":{"type":"ephemeral"}}],\
                "messages":[{"role":"user","content":[\
                {"type":"text","text":"hi","cache_control":{"type":"ephemeral"}}]}],\
                "stream":true}\
                """,
                json(toNobody().build()));
    }

    @Test
    void allToolsAreFunctionsAndMayBeCalledSideBySide() {
        assertEquals(
                """
                "tools":[{"name":"shell","description":"Runs a command.",\
                "input_schema":{"type":"object","properties":{\
                "command":{"type":"array","items":{"type":"string"}},\
                "timeout":{"type":"number","description":"in milliseconds"},\
                "loud":{"type":"boolean"}},\
                "required":["command"],"additionalProperties":false}},\
                {"name":"apply_patch","description":"Patches.",\
                "input_schema":{"type":"object","properties":{\
                "input":{"type":"string","description":"Input text. It must match this Lark grammar:\\nstart: x"}},\
                "required":["input"],"additionalProperties":false}}],\
                "tool_choice":{"type":"auto"},"stream":true}\
                """,
                from(
                        "\"tools\":",
                        toNobody()
                                .tools(
                                        SampleRequest.SHELL,
                                        new ToolSpec.LocalShell(),
                                        new ToolSpec.Custom("apply_patch", "Patches.", "start: x"))
                                .build()));
    }

    @Test
    void disabledParallelCallsAreSent() {
        assertEquals(
                "\"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true},"
                        + "\"stream\":true}",
                from(
                        "\"tool_choice\":",
                        toNobody().tools(SampleRequest.SHELL).oneCallAtATime().build()));
    }

    @Test
    void theCacheKeepsEverythingForAnHourWhereThatIsConfigured() {
        assertEquals(
                """
                {"model":"mock-model","max_tokens":8192,\
                "system":[{"type":"text","text":"Be useful.",\
                "cache_control":{"type":"ephemeral","ttl":"1h"}}],\
                "messages":[{"role":"user","content":[\
                {"type":"text","text":"hi","cache_control":{"type":"ephemeral","ttl":"1h"}}]}],\
                "stream":true}\
                """,
                json(toNobody().cachedForAnHour().build()));
    }

    @Test
    void thoughtsAndCallsOfAnAnswerAreOneMessageAndTheirOutputsTheNext() {
        assertEquals(
                """
                {"role":"user","content":[{"type":"text","text":"go",\
                "cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":[\
                {"type":"thinking","thinking":"Hm.","signature":"sig"},\
                {"type":"redacted_thinking","data":"xyz"},\
                {"type":"text","text":"Both."},\
                {"type":"tool_use","id":"c1","name":"shell","input":{"command":["ls"]}},\
                {"type":"tool_use","id":"c2","name":"shell","input":{"unreadable":"{"}}]},\
                {"role":"user","content":[\
                {"type":"tool_result","tool_use_id":"c1","content":"a.txt"},\
                {"type":"tool_result","tool_use_id":"c2","content":"",\
                "cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(
                        GO,
                        thought("Hm.", sealed("anthropic", "signature:sig")),
                        thought("", sealed("anthropic", "redacted:xyz")),
                        said("m1", "Both."),
                        called("m1", "c1", "shell", "{\"command\": [\"ls\"]}"),
                        new FunctionOutput("c1", "a.txt"),
                        called("m1", "c2", "shell", "{"),
                        new FunctionOutput("c2", "")));
    }

    @Test
    void callsOfTwoAnswersAreTwoMessages() {
        assertEquals(
                """
                {"role":"user","content":[{"type":"text","text":"go"}]},\
                {"role":"assistant","content":[\
                {"type":"tool_use","id":"c1","name":"shell","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"1",\
                "cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":[\
                {"type":"thinking","thinking":"Again.","signature":"s2"},\
                {"type":"tool_use","id":"c2","name":"shell","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"c2","content":"2"},\
                {"type":"text","text":"stop","cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(
                        GO,
                        called("m1", "c1", "shell", ""),
                        new FunctionOutput("c1", "1"),
                        thought("Again.", sealed("anthropic", "signature:s2")),
                        called("m2", "c2", "shell", "{}"),
                        new FunctionOutput("c2", "2"),
                        HistoryItem.Message.user("stop")));
    }

    @Test
    void neighboursOfOneSideAreOneMessageAndBlankTextsNone() {
        assertEquals(
                """
                {"role":"user","content":[{"type":"text","text":"rules"},\
                {"type":"text","text":"go","cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":[{"type":"text","text":"a"},\
                {"type":"text","text":"b"}]},\
                {"role":"user","content":[{"type":"text","text":"go",\
                "cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.SYSTEM,
                                List.of(new ContentPart.Text("rules"))),
                        HistoryItem.Message.user(" \n"),
                        GO,
                        said("m1", "a"),
                        said("m2", ""),
                        said("m3", "b"),
                        GO));
    }

    @Test
    void thoughtsThatLedToNothingOrHaveNoSignatureAreLeftOut() {
        assertEquals(
                """
                {"role":"user","content":[{"type":"text","text":"go"},\
                {"type":"text","text":"go","cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":[{"type":"text","text":"a"}]},\
                {"role":"user","content":[{"type":"text","text":"go",\
                "cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(
                        GO,
                        thought("cut off", sealed("anthropic", "signature:sig")),
                        GO,
                        thought("somebody else's", "gAAAA"),
                        thought("without", sealed("anthropic", "signature:")),
                        said("m1", "a"),
                        GO,
                        thought("cut off", sealed("anthropic", "signature:sig"))));
    }

    @Test
    void picturesGoAlongAndThoseThatCannotAreNamed() {
        assertEquals(
                """
                {"role":"user","content":[\
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}},\
                {"type":"image","source":{"type":"url","url":"https://x.example/a.png"}},\
                {"type":"text","text":"[image omitted: the model does not accept image/bmp]"},\
                {"type":"text","text":"[image omitted: the model does not accept its format]",\
                "cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(
                        shown(
                                "data:image/png;base64,AA==",
                                "https://x.example/a.png",
                                "data:image/bmp;base64,AA==",
                                "data:nonsense")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "claude-3-7-sonnet-latest   | high    | auto | 64000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':24576},",
                "claude-opus-4-1-20250805   | high    | auto | 32000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':24000},",
                "claude-sonnet-4-20250514   | medium  | auto | 64000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':12288},",
                "claude-haiku-4-5           | low     | auto | 64000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':4096},",
                "claude-haiku-4-5           | minimal | auto | 64000 | \"\"",
                "claude-haiku-4-5           | none    | auto | 64000 | \"\"",
                "claude-haiku-4-5           | xhigh   | auto | 64000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':24576},",
                "claude-opus-4-6            | none    | auto | 64000 |"
                        + " 'thinking':{'type':'disabled'},",
                "claude-haiku-5-5           | none    | auto | 64000 |"
                        + " 'thinking':{'type':'disabled'},",
                "claude-opus-4-6            | xhigh   | auto | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'xhigh'},",
                "claude-haiku-4-5           | high    | auto | 1200  | \"\"",
                "another-model              | low     | auto | 64000 |"
                        + " 'thinking':{'type':'enabled','budget_tokens':4096},",
                "claude-opus-4-6            | medium  | auto | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'medium'},",
                "claude-opus-4-7-20260416   | high    | none | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'omitted'},'output_config':{'effort':'high'},",
                "anthropic/claude-sonnet-4.6| minimal | auto | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'low'},",
                "claude-fable-5             | low     | auto | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'low'},",
                "claude-mythos-preview      | low     | auto | 64000 |"
                    + " 'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'low'},",
            })
    void effortIsSentInTheModelsForm(
            String model,
            ReasoningEffort effort,
            ReasoningSummary summary,
            long maxTokens,
            String expected) {
        String json =
                json(
                        toNobody()
                                .model(model)
                                .maxOutputTokens(maxTokens)
                                .reasoning(effort, summary)
                                .build());

        assertEquals(
                "]," + expected.replace('\'', '"') + "\"stream\":true}",
                json.substring(json.lastIndexOf("],")));
    }

    @Test
    void imagesOfOutputsAreBlocksOfTheResult() {
        assertEquals(
                """
                {"role":"user","content":[{"type":"text","text":"go",\
                "cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":[\
                {"type":"tool_use","id":"c1","name":"look","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":[\
                {"type":"text","text":"two images"},\
                {"type":"image","source":{"type":"base64","media_type":"image/png",\
                "data":"AA=="}},\
                {"type":"text","text":"[image omitted: the model does not accept\
                 image/tiff]"}],"cache_control":{"type":"ephemeral"}}]}\
                """,
                messages(GO, called("r1", "c1", "look", "{}"), SampleRequest.TWO_IMAGES));
    }

    @Test
    void aSchemaThatComesFromElsewhereIsSentAsItIs() {
        assertEquals(
                """
                "tools":[{"name":"search","description":"Searches.",\
                "input_schema":{"type":"object",\
                "properties":{"q":{"type":["string","null"]}}}}],\
                "tool_choice":{"type":"auto"},"stream":true}\
                """,
                from("\"tools\"", toNobody().tools(SampleRequest.FOREIGN).build()));
    }

    private static String messages(HistoryItem... input) {
        String json = json(toNobody().input(input).build());
        String begin = "\"messages\":[";
        return json.substring(json.indexOf(begin) + begin.length(), json.indexOf("],\"stream\""));
    }

    private static String from(String beginning, ModelRequest request) {
        String json = json(request);
        return json.substring(json.indexOf(beginning));
    }

    private static String json(ModelRequest request) {
        return SampleRequest.json(
                new MessagesRequest(
                        request,
                        new EncodedHistories<MarkedTurn>(TurnWriter::write),
                        Concessions.NONE));
    }

    @Test
    void aRequestThatSharesItsBeginningWithTheLastOneIsWrittenTheSame() {
        var histories = new EncodedHistories<MarkedTurn>(TurnWriter::write);
        for (ModelRequest request : SampleRequest.growing()) {
            assertEquals(
                    json(request),
                    SampleRequest.json(new MessagesRequest(request, histories, Concessions.NONE)));
        }
    }
}
