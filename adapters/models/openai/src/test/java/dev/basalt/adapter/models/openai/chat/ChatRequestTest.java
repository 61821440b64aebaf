package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.http.request.SampleRequest.SHELL;
import static dev.basalt.adapter.models.openai.OpenAi.called;
import static dev.basalt.adapter.models.openai.OpenAi.request;
import static dev.basalt.adapter.models.openai.OpenAi.said;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class ChatRequestTest {

    private static final String SYSTEM = "{\"role\":\"system\",\"content\":\"Be useful.\"}";

    @Test
    void instructionsOfTheDeveloperFollowTheSystemPrompt() {
        assertEquals(
                """
                {"model":"mock-model","messages":[\
                {"role":"system","content":"Be useful.\\n\\nSay please."},\
                {"role":"user","content":"hi"}],"stream":true}\
                """,
                json(
                        request("")
                                .input(
                                        HistoryItem.Message.developer("Say please."),
                                        HistoryItem.Message.user("hi"))
                                .build(),
                        false));
    }

    @Test
    void aPlainRequestHasEveryKeyInOrder() {
        assertEquals(
                """
                {"model":"mock-model","messages":[{"role":"system","content":"Be useful."},\
                {"role":"user","content":"hi"}],"stream":true,\
                "stream_options":{"include_usage":true}}\
                """,
                json(request("").build(), true));
    }

    @Test
    void usageIsNotAskedOfThoseWhoCannotTellIt() {
        assertEquals(
                """
                {"model":"mock-model","messages":[{"role":"system","content":"Be useful."},\
                {"role":"user","content":"hi"}],"stream":true}\
                """,
                json(request("").build(), false));
    }

    @Test
    void allToolsAreFunctions() {
        String json =
                json(
                        request("")
                                .tools(
                                        SHELL,
                                        new ToolSpec.LocalShell(),
                                        new ToolSpec.Custom("apply_patch", "Patches.", "start: x"))
                                .build(),
                        true);

        assertEquals(
                """
                "tools":[{"type":"function","function":{"name":"shell",\
                "description":"Runs a command.","strict":false,\
                "parameters":{"type":"object","properties":{\
                "command":{"type":"array","items":{"type":"string"}},\
                "timeout":{"type":"number","description":"in milliseconds"},\
                "loud":{"type":"boolean"}},\
                "required":["command"],"additionalProperties":false}}},\
                {"type":"function","function":{"name":"apply_patch",\
                "description":"Patches.","strict":false,\
                "parameters":{"type":"object","properties":{\
                "input":{"type":"string","description":"Input text. It must match this Lark grammar:\\nstart: x"}},\
                "required":["input"],"additionalProperties":false}}}]}\
                """,
                json.substring(json.indexOf("\"tools\":")));
    }

    @Test
    void textsOfAUserAreJoinedAndPicturesGoAlong() {
        assertEquals(
                """
                ,{"role":"user","content":[\
                {"type":"text","text":"ab"},{"type":"text","text":"look"},\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]}\
                """,
                messages(
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.USER,
                                List.of(new ContentPart.Text("a"), new ContentPart.Text("b"))),
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("look"),
                                        new ContentPart.Image("data:image/png;base64,AA==")))));
    }

    @Test
    void aCallAndItsOutput() {
        assertEquals(
                """
                ,{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"shell","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"out"}\
                """,
                messages(called("c1", "shell", "{}"), new HistoryItem.FunctionOutput("c1", "out")));
    }

    @Test
    void whatTheModelSaysAndAllItsCallsAreOneMessage() {
        assertEquals(
                """
                ,{"role":"assistant","content":"I look.","tool_calls":[\
                {"id":"c1","type":"function","function":{"name":"shell","arguments":"{1}"}},\
                {"id":"c2","type":"function","function":{"name":"shell","arguments":"{2}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"one"},\
                {"role":"tool","tool_call_id":"c2","content":"two"},\
                {"role":"assistant","content":"Done."}\
                """,
                messages(
                        new HistoryItem.Reasoning(
                                Optional.empty(), List.of(), List.of("hm"), Optional.empty()),
                        said("I look."),
                        called("c1", "shell", "{1}"),
                        called("c2", "shell", "{2}"),
                        new HistoryItem.FunctionOutput("c1", "one"),
                        new HistoryItem.FunctionOutput("c2", "two"),
                        said("Done.")));
    }

    @Test
    void aTextAfterACallDoesNotComeBetweenItAndItsOutput() {
        assertEquals(
                """
                ,{"role":"assistant","content":"First.\\nThen.","tool_calls":[\
                {"id":"c1","type":"function","function":{"name":"shell","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"out"}\
                """,
                messages(
                        said("First."),
                        called("c1", "shell", "{}"),
                        said("Then."),
                        new HistoryItem.FunctionOutput("c1", "out")));
    }

    @Test
    void messagesOfTheModelThatFollowEachOtherStayApart() {
        assertEquals(
                """
                ,{"role":"assistant","content":"One."},{"role":"assistant","content":"Two."},\
                {"role":"user","content":"hi"}\
                """,
                messages(said("One."), said("Two."), HistoryItem.Message.user("hi")));
    }

    @Test
    void callsOfToolsThatThisApiLacksAreFunctions() {
        assertEquals(
                """
                ,{"role":"assistant","content":null,"tool_calls":[\
                {"id":"c1","type":"function","function":{"name":"shell",\
                "arguments":"{\\"command\\":[\\"ls\\"],\\"workdir\\":\\"sub\\",\\"timeout\\":5}"}},\
                {"id":"c2","type":"function","function":{"name":"apply_patch",\
                "arguments":"{\\"input\\":\\"*** \\\\\\"x\\\\\\"\\"}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"one"},\
                {"role":"tool","tool_call_id":"c2","content":"two"}\
                """,
                messages(
                        new HistoryItem.LocalShellCall(
                                Optional.empty(),
                                Optional.of("c1"),
                                "completed",
                                List.of("ls"),
                                Optional.of(Duration.ofMillis(5)),
                                Optional.of("sub")),
                        new HistoryItem.CustomToolCall(
                                Optional.empty(), "c2", "apply_patch", "*** \"x\""),
                        new HistoryItem.FunctionOutput("c1", "one"),
                        new HistoryItem.CustomToolOutput("c2", "two")));
    }

    @Test
    void imagesOfOutputsFollowAllOutputsAsAMessageOfTheUser() {
        assertEquals(
                """
                ,{"role":"assistant","content":null,"tool_calls":[\
                {"id":"c1","type":"function","function":{"name":"look","arguments":"{}"}},\
                {"id":"c2","type":"function","function":{"name":"look","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"two images"},\
                {"role":"tool","tool_call_id":"c2","content":"nothing"},\
                {"role":"user","content":[\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},\
                {"type":"image_url","image_url":{"url":"data:image/tiff;base64,BB=="}}]},\
                {"role":"assistant","content":"I see"}\
                """,
                messages(
                        called("c1", "look", "{}"),
                        called("c2", "look", "{}"),
                        SampleRequest.TWO_IMAGES,
                        new HistoryItem.FunctionOutput("c2", "nothing"),
                        said("I see")));
    }

    @Test
    void imagesOfTheLastOutputAreSentToo() {
        assertEquals(
                """
                ,{"role":"tool","tool_call_id":"c1","content":"two images"},\
                {"role":"user","content":[\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},\
                {"type":"image_url","image_url":{"url":"data:image/tiff;base64,BB=="}}]}\
                """,
                messages(SampleRequest.TWO_IMAGES));
    }

    @Test
    void aSchemaThatComesFromElsewhereIsSentAsItIs() {
        String json = json(request("").tools(SampleRequest.FOREIGN).build(), true);

        assertTrue(
                json.contains(
                        """
                        {"name":"search","description":"Searches.","strict":false,\
                        "parameters":{"type":"object",\
                        "properties":{"q":{"type":["string","null"]}}}}\
                        """),
                json);
    }

    private static String messages(HistoryItem... items) {
        String json = json(request("").input(items).build(), true);
        String begin = "\"messages\":[" + SYSTEM;
        return json.substring(
                json.indexOf(begin) + begin.length(), json.indexOf("],\"stream\":true"));
    }

    @Test
    void aRequestThatSharesItsBeginningWithTheLastOneIsWrittenTheSame() {
        var histories = new EncodedHistories<ChatMessage>(ChatMessageWriter::write);
        HistoryItem[] all = {
            HistoryItem.Message.user("go"),
            said("one"),
            said("two"),
            called("c1", "shell", "{}"),
            called("c2", "shell", "{}"),
            new HistoryItem.FunctionOutput("c1", "grüße"),
            new HistoryItem.FunctionOutput("c2", ""),
            new HistoryItem.CustomToolCall(Optional.empty(), "c3", "apply_patch", "***"),
            new HistoryItem.CustomToolOutput("c3", "done"),
            said("ready"),
            HistoryItem.Message.user("thanks"),
        };
        for (int length = 0; length <= all.length; length++) {
            ModelRequest request = request("").input(Arrays.copyOf(all, length)).build();

            assertEquals(
                    json(request, true),
                    SampleRequest.json(ChatRequest.of(request, histories, Concessions.NONE)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://api.deepseek.com | max | ,\"reasoning_effort\":\"max\"",
                "https://api.deepseek.com | none | ,\"thinking\":{\"type\":\"disabled\"}",
                "https://api.z.ai/api/paas/v4 | max | ,\"thinking\":{\"type\":\"enabled\","
                        + "\"clear_thinking\":false},\"reasoning_effort\":\"max\"",
                "https://open.bigmodel.cn/api | none | ,\"thinking\":{\"type\":\"disabled\"}",
                "https://openrouter.ai/api | none | ,\"reasoning_effort\":\"none\"",
                "https://gateway.example | none | ,\"reasoning_effort\":\"none\"",
            })
    void eachProviderIsAskedToThinkInItsOwnWords(String url, String effort, String members) {
        String json =
                json(
                        SampleRequest.to(url)
                                .reasoning(new ReasoningEffort(effort), ReasoningSummary.AUTO)
                                .build(),
                        false);

        assertEquals(members + "}", json.substring(json.indexOf(",\"stream\":true") + 14));
    }

    private static String json(ModelRequest request, boolean askForUsage) {
        return SampleRequest.json(
                ChatRequest.of(
                        request,
                        new EncodedHistories<ChatMessage>(ChatMessageWriter::write),
                        askForUsage
                                ? Concessions.NONE
                                : Concessions.NONE.without(ChatFields.USAGE)));
    }
}
