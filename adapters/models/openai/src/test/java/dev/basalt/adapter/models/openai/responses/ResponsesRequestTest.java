package dev.basalt.adapter.models.openai.responses;

import static dev.basalt.adapter.models.http.request.SampleRequest.SHELL;
import static dev.basalt.adapter.models.openai.OpenAi.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.adapter.models.items.HistoryItemWriter;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ResponsesRequestTest {

    @Test
    void aPlainRequestHasEveryKeyInOrder() {
        assertEquals(
                """
                {"model":"mock-model","instructions":"Be useful.","input":[\
                {"type":"message","role":"user",\
                "content":[{"type":"input_text","text":"hi"}]}],\
                "tools":[],"tool_choice":"auto","parallel_tool_calls":false,"reasoning":null,\
                "store":true,"stream":true,"include":[],"prompt_cache_key":"conversation-1"}\
                """,
                json(request("").build()));
    }

    @Test
    void aRequestThatIsNotStoredAsksForTheReasoningToCarryAlong() {
        assertEquals(
                """
                {"model":"mock-model","instructions":"Be useful.","input":[],\
                "tools":[],"tool_choice":"auto","parallel_tool_calls":true,\
                "reasoning":{"effort":"high","summary":"none"},\
                "store":false,"stream":true,"include":["reasoning.encrypted_content"],\
                "prompt_cache_key":"conversation-1","text":{"verbosity":"low"}}\
                """,
                json(
                        SampleRequest.to("")
                                .input()
                                .reasoning(ReasoningEffort.HIGH, ReasoningSummary.NONE)
                                .verbosity(Verbosity.LOW)
                                .notStored()
                                .build()));
    }

    @Test
    void reasoningIsAlsoAskedForWhereNoEffortOrSummaryIsSent() {
        String json = json(request("").notStored().build());

        assertTrue(json.contains("\"reasoning\":null,"), json);
        assertTrue(
                json.contains(
                        "\"store\":false,\"stream\":true,"
                                + "\"include\":[\"reasoning.encrypted_content\"],"),
                json);
    }

    /** It refuses reasoning of responses that are not stored. */
    @Test
    void azuresVersionedInterfaceStoresResponses() {
        String json =
                json(
                        request("")
                                .notStored()
                                .query(Map.of("api-version", "2025-04-01-preview"))
                                .build());

        assertEquals(true, json.contains("\"store\":true,\"stream\":true,\"include\":[],"));
    }

    @Test
    void toolsAreOfferedInTheirThreeForms() {
        String json =
                json(
                        request("")
                                .tools(
                                        SHELL,
                                        new ToolSpec.LocalShell(),
                                        new ToolSpec.Custom(
                                                "apply_patch", "Patches.", "start: \"x\""))
                                .build());

        assertEquals(
                """
                [{"type":"function","name":"shell","description":"Runs a command.","strict":false,\
                "parameters":{"type":"object","properties":{\
                "command":{"type":"array","items":{"type":"string"}},\
                "timeout":{"type":"number","description":"in milliseconds"},\
                "loud":{"type":"boolean"}},\
                "required":["command"],"additionalProperties":false}},\
                {"type":"local_shell"},\
                {"type":"custom","name":"apply_patch","description":"Patches.",\
                "format":{"type":"grammar","syntax":"lark","definition":"start: \\"x\\""}}]\
                """,
                json.substring(json.indexOf("\"tools\":") + 8, json.indexOf(",\"tool_choice\"")));
    }

    /** The API, the provider and the model that items are from. */
    private static final String OWNER = "responses\nmock\nmock-model\n";

    private static final String OTHER_MODEL = "responses\nmock\nmock-model-2\n";

    @Test
    void whatTheModelSentWithItsItemsIsSentBack() {
        assertEquals(
                """
                [{"type":"reasoning","id":"r1","summary":[],"content":null,\
                "encrypted_content":"gA","status":"completed"},\
                {"type":"message","id":"m1","role":"assistant","content":[\
                {"type":"output_text","text":"so"}],"phase":"commentary","status":"completed"},\
                {"type":"function_call","id":"f1","name":"shell","arguments":"{}",\
                "call_id":"c1","caller":{"type":"direct","at":1.50}},\
                {"type":"custom_tool_call","id":"x1","call_id":"c2","name":"apply_patch",\
                "input":"p","status":"completed"}]\
                """,
                input(OWNER));
    }

    @Test
    void anotherModelIsSentNeitherReasoningNorWhatTheModelSentWithItsItems() {
        assertEquals(
                """
                [{"type":"message","id":"m1","role":"assistant","content":[\
                {"type":"output_text","text":"so"}]},\
                {"type":"function_call","id":"f1","name":"shell","arguments":"{}",\
                "call_id":"c1"},\
                {"type":"custom_tool_call","id":"x1","call_id":"c2","name":"apply_patch",\
                "input":"p"}]\
                """,
                input(OTHER_MODEL));
    }

    /** Returns the input of a request with items that are from a model. */
    private static String input(String owner) {
        String json =
                json(
                        request("")
                                .input(
                                        new HistoryItem.Reasoning(
                                                Optional.of("r1"),
                                                List.of(),
                                                List.of(),
                                                Optional.of(
                                                        owner
                                                                + "{\"encrypted_content\":\"gA\",\"status\":\"completed\"}")),
                                        new HistoryItem.Message(
                                                Optional.of("m1"),
                                                Role.ASSISTANT,
                                                List.of(new ContentPart.Text("so")),
                                                Optional.of(
                                                        owner
                                                                + "{\"phase\":\"commentary\",\"status\":\"completed\"}")),
                                        new HistoryItem.FunctionCall(
                                                Optional.of("f1"),
                                                "c1",
                                                "shell",
                                                "{}",
                                                Optional.of(
                                                        owner
                                                                + "{\"caller\":{\"type\":\"direct\",\"at\":1.50}}")),
                                        new HistoryItem.CustomToolCall(
                                                Optional.of("x1"),
                                                "c2",
                                                "apply_patch",
                                                "p",
                                                Optional.of(owner + "{\"status\":\"completed\"}")))
                                .build());
        return json.substring(json.indexOf("\"input\":") + 8, json.indexOf(",\"tools\""));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("items")
    void everyItemHasItsShape(HistoryItem item, String expected) {
        String json = json(request("").input(item).build());

        assertEquals(
                "[" + expected + "]",
                json.substring(json.indexOf("\"input\":") + 8, json.indexOf(",\"tools\"")));
    }

    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of(
                        new HistoryItem.Message(
                                Optional.of("m1"),
                                Role.ASSISTANT,
                                List.of(new ContentPart.Text("grüße"), new ContentPart.Text("🦕"))),
                        """
                        {"type":"message","id":"m1","role":"assistant","content":[\
                        {"type":"output_text","text":"grüße"},\
                        {"type":"output_text","text":"🦕"}]}\
                        """),
                Arguments.of(
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("look"),
                                        new ContentPart.Image("data:image/png;base64,AA=="))),
                        """
                        {"type":"message","role":"user","content":[\
                        {"type":"input_text","text":"look"},\
                        {"type":"input_image","image_url":"data:image/png;base64,AA=="}]}\
                        """),
                Arguments.of(
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.SYSTEM,
                                List.of(new ContentPart.Text("rules"))),
                        """
                        {"type":"message","role":"system","content":[\
                        {"type":"input_text","text":"rules"}]}\
                        """),
                Arguments.of(
                        new HistoryItem.Reasoning(
                                Optional.of("r1"),
                                List.of("one", "two"),
                                List.of(),
                                Optional.of(OWNER + "{\"encrypted_content\":\"gAAA\"}")),
                        """
                        {"type":"reasoning","id":"r1","summary":[\
                        {"type":"summary_text","text":"one"},\
                        {"type":"summary_text","text":"two"}],"content":null,\
                        "encrypted_content":"gAAA"}\
                        """),
                Arguments.of(
                        new HistoryItem.Reasoning(
                                Optional.of("r1"),
                                List.of(),
                                List.of("raw"),
                                Optional.of(OWNER + "{}")),
                        """
                        {"type":"reasoning","id":"r1","summary":[],"content":[\
                        {"type":"reasoning_text","text":"raw"}],"encrypted_content":null}\
                        """),
                Arguments.of(
                        new HistoryItem.Reasoning(
                                Optional.empty(), List.of(), List.of("chat"), Optional.empty()),
                        ""),
                Arguments.of(
                        new HistoryItem.FunctionCall(
                                Optional.of("f1"), "c1", "shell", "{\"command\": [\"ls\"]"),
                        """
                        {"type":"function_call","id":"f1","name":"shell",\
                        "arguments":"{\\"command\\": [\\"ls\\"]","call_id":"c1"}\
                        """),
                Arguments.of(
                        new HistoryItem.FunctionOutput("c1", "a\n\u0000b"),
                        """
                        {"type":"function_call_output","call_id":"c1","output":"a\\n\\u0000b"}\
                        """),
                Arguments.of(
                        new HistoryItem.LocalShellCall(
                                Optional.of("l1"),
                                Optional.of("c1"),
                                "completed",
                                List.of("echo", "hi"),
                                Optional.empty(),
                                Optional.empty()),
                        """
                        {"type":"local_shell_call","id":"l1","call_id":"c1","status":"completed",\
                        "action":{"type":"exec","command":["echo","hi"],"timeout_ms":null,\
                        "working_directory":null,"env":null,"user":null}}\
                        """),
                Arguments.of(
                        new HistoryItem.LocalShellCall(
                                Optional.of("l1"),
                                Optional.empty(),
                                "completed",
                                List.of(),
                                Optional.of(Duration.ofMillis(1500)),
                                Optional.of("sub")),
                        """
                        {"type":"local_shell_call","id":"l1","call_id":null,"status":"completed",\
                        "action":{"type":"exec","command":[],"timeout_ms":1500,\
                        "working_directory":"sub","env":null,"user":null}}\
                        """),
                Arguments.of(
                        new HistoryItem.CustomToolCall(
                                Optional.of("x1"), "c1", "apply_patch", "*** Begin Patch"),
                        """
                        {"type":"custom_tool_call","id":"x1","call_id":"c1","name":"apply_patch",\
                        "input":"*** Begin Patch"}\
                        """),
                Arguments.of(
                        new HistoryItem.CustomToolOutput("c1", "Done"),
                        """
                        {"type":"custom_tool_call_output","call_id":"c1","output":"Done"}\
                        """),
                Arguments.of(
                        new HistoryItem.FunctionOutput(
                                "c1",
                                List.of(
                                        new ContentPart.Text("look"),
                                        new ContentPart.Image("data:image/png;base64,AA==")),
                                true),
                        """
                        {"type":"function_call_output","call_id":"c1","output":[\
                        {"type":"input_text","text":"look"},\
                        {"type":"input_image","image_url":"data:image/png;base64,AA=="}]}\
                        """),
                Arguments.of(
                        new HistoryItem.CustomToolOutput(
                                "c1",
                                List.of(new ContentPart.Text("a"), new ContentPart.Text("b")),
                                false),
                        """
                        {"type":"custom_tool_call_output","call_id":"c1","output":"a\\nb"}\
                        """));
    }

    @Test
    void aSchemaThatComesFromElsewhereIsSentAsItIs() {
        String json = json(request("").tools(SampleRequest.FOREIGN).build());

        assertTrue(
                json.contains(
                        """
                        {"type":"function","name":"search","description":"Searches.",\
                        "strict":false,"parameters":{"type":"object",\
                        "properties":{"q":{"type":["string","null"]}}}}\
                        """),
                json);
    }

    @Test
    void aRequestThatSharesItsBeginningWithTheLastOneIsWrittenTheSame() {
        var histories = new EncodedHistories<HistoryItem>(HistoryItemWriter::write);
        HistoryItem[] all =
                items().map(each -> (HistoryItem) each.get()[0]).toArray(HistoryItem[]::new);
        for (int length = 0; length <= all.length; length++) {
            ModelRequest request = request("").input(Arrays.copyOf(all, length)).build();

            assertEquals(
                    json(request),
                    SampleRequest.json(ResponsesRequest.of(request, histories, Concessions.NONE)));
        }
    }

    private static String json(ModelRequest request) {
        return SampleRequest.json(
                ResponsesRequest.of(
                        request,
                        new EncodedHistories<HistoryItem>(HistoryItemWriter::write),
                        Concessions.NONE));
    }
}
