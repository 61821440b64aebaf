package dev.basalt.adapter.models.openai.responses;

import static dev.basalt.adapter.models.http.Refusing.refuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.Refusing;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.ToolSpec;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

@Timeout(60)
class ResponsesRefusalsTest {

    private static final String ANSWER =
            """
            data: {"type":"response.output_item.done","item":{"type":"message","role":"assistant",\
            "content":[{"type":"output_text","text":"done"}]}}

            data: {"type":"response.completed","response":{"id":"r1"}}

            """;

    /** The API, the provider and the model that items are from. */
    private static final String OWNER = "responses\nmock\nmock-model\n";

    private final Refusing refusing =
            new Refusing(new ResponsesApi(new ModelHttp(), "basalt"), ANSWER);

    @Test
    void theNearestEffortThatTheRefusalNamesIsUsedFromThenOnAndToldOnce() {
        refusing.ask(
                ResponsesRefusalsTest::request,
                refuse(
                        error(
                                "Unsupported value: 'xhigh' is not supported with the 'gpt-9'"
                                    + " model. Supported values are: 'none', 'low', 'medium', and"
                                    + " 'high'.",
                                "reasoning.effort",
                                "unsupported_value")));

        assertEquals(
                List.of("\"xhigh\"", "\"high\"", "\"high\""), refusing.sent("/reasoning/effort"));
        assertEquals(
                List.of(
                        "Mock (model gpt-9) refused reasoning.effort; \"high\" is used from now on."
                                + " Its answer: Unsupported value: 'xhigh' is not supported with"
                                + " the 'gpt-9' model. Supported values are: 'none', 'low',"
                                + " 'medium', and 'high'. (reasoning.effort)"),
                refusing.notices());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /reasoning/summary    | Your organization must be verified to generate reasoning summaries. | reasoning.summary | unsupported_value
                    /reasoning/effort     | Unsupported parameter: 'reasoning.effort' is not supported with this model. | reasoning.effort | unsupported_parameter
                    /reasoning            | Unsupported parameter: 'reasoning' is not supported with this model. | reasoning | unsupported_parameter
                    /text                 | Unsupported parameter: 'text.verbosity' is not supported with this model. | text.verbosity | unsupported_parameter
                    /parallel_tool_calls  | litellm.UnsupportedParamsError: groq does not support parameters: ['parallel_tool_calls'] | None | 400
                    /include              | Encrypted content is not supported with this model. | include | invalid_value
                    /prompt_cache_key     | Unknown parameter: 'prompt_cache_key'. | prompt_cache_key | unknown_parameter
                    /store                | Unknown parameter: 'store'. | store | unknown_parameter
                    /tool_choice          | Unknown parameter: 'tool_choice'. | tool_choice | unknown_parameter
                    /tools/0/strict       | Unknown parameter: 'tools[0].strict'. | tools[0].strict | unknown_parameter
                    """)
    void aRefusedFieldIsLeftOut(String pointer, String message, String param, String code) {
        assertTrue(
                refusing.ask(ResponsesRefusalsTest::request, refuse(error(message, param, code)))
                        .isRight());

        List<String> sent = refusing.sent(pointer);
        assertTrue(!sent.getFirst().isEmpty(), sent.toString());
        assertEquals(List.of("", ""), sent.subList(1, 3));
        assertEquals(1, refusing.notices().size());
    }

    @Test
    void severalFieldsAreRefusedOneAfterAnother() {
        assertTrue(
                refusing.ask(
                                ResponsesRefusalsTest::request,
                                LoopbackServer.status(
                                        422,
                                        """
                                        {"detail":[{"type":"extra_forbidden","loc":["body","text"],
                                        "msg":"Extra inputs are not permitted","input":{}}]}\
                                        """),
                                LoopbackServer.status(
                                        422,
                                        """
                                        {"detail":[{"type":"extra_forbidden","loc":["body","store"],
                                        "msg":"Extra inputs are not permitted","input":false}]}\
                                        """),
                                refuse("{\"detail\":\"Unsupported parameter: prompt_cache_key\"}"))
                        .isRight());

        assertEquals(List.of("false", "false", "", "", ""), refusing.sent("/store"));
        assertEquals(3, refusing.notices().size());
    }

    @Test
    void whatIsRefusedAgainWithoutItIsNotRemembered() {
        String refusal = error("Unknown parameter: 'store'.", "store", "unknown_parameter");

        Either<ModelError, ?> answer =
                refusing.ask(
                        ResponsesRefusalsTest::request,
                        refuse(refusal),
                        refuse(error("No such deployment.", "model", "invalid_value")));

        assertEquals(
                Either.left(new ModelError.Rejected(400, "No such deployment.", Optional.empty())),
                answer);
        assertEquals(List.of("false", ""), refusing.sent("/store"));
        assertEquals(List.of(), refusing.notices());
    }

    @Test
    void nobodyIsAskedToStoreWhatIsNotToBeStored() {
        refusing.ask(
                url -> SampleRequest.to(url).build(),
                refuse("{\"detail\":\"Store must be set to false\"}"));

        assertEquals(List.of("true", "false", "false"), refusing.sent("/store"));
    }

    @Test
    void aToolWhoseSchemaIsRefusedIsOfferedWithASimplerOneAndThenNotAtAll() {
        String refusal =
                error(
                        "Invalid schema for function 'search': null is not of type 'object'.",
                        "tools[1].parameters",
                        "invalid_function_parameters");

        refusing.ask(ResponsesRefusalsTest::request, refuse(refusal), refuse(refusal));

        assertEquals(
                List.of(
                        "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":[\"string\",\"null\"]}}}",
                        "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}}}",
                        "",
                        ""),
                refusing.sent("/tools/1/parameters"));
        assertEquals(
                List.of("\"shell\"", "\"shell\"", "\"shell\"", "\"shell\""),
                refusing.sent("/tools/0/name"));
    }

    @Test
    void theShellIsAlwaysOffered() {
        String refusal =
                error(
                        "Invalid schema for function 'shell': it is too complex.",
                        "tools[0].parameters",
                        "invalid_function_parameters");

        assertTrue(
                refusing.ask(ResponsesRefusalsTest::request, refuse(refusal), refuse(refusal))
                        .isLeft());
        assertEquals(List.of("\"shell\"", "\"shell\""), refusing.sent("/tools/0/name"));
    }

    @Test
    void aFreeFormToolBecomesAFunction() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .tools(new ToolSpec.Custom("apply_patch", "Patches.", "start: X"))
                                .build(),
                refuse(
                        error(
                                "Invalid value: 'custom'. Supported values are: 'function'.",
                                "tools[0].type",
                                "invalid_value")));

        assertEquals(
                List.of("\"custom\"", "\"function\"", "\"function\""),
                refusing.sent("/tools/0/type"));
    }

    @Test
    void reasoningThatIsRefusedIsLeftOutOfTheConversationAndNewReasoningIsNot() {
        var old = reasoning("rs_1", "old");
        var user = HistoryItem.Message.user("go");
        refusing.askAndGoOn(
                url -> SampleRequest.to(url).input(user, old, said("msg_1"), user).build(),
                url ->
                        SampleRequest.to(url)
                                .input(
                                        user,
                                        old,
                                        said("msg_1"),
                                        user,
                                        reasoning("rs_2", "new"),
                                        said("msg_2"))
                                .build(),
                refuse(
                        error(
                                "The encrypted content gAAA could not be verified. Reason:"
                                        + " Encrypted content could not be decrypted or parsed.",
                                "input",
                                "invalid_encrypted_content")));

        assertEquals(
                List.of("\"reasoning\"", "\"message\"", "\"message\""),
                refusing.sent("/input/1/type"));
        assertEquals(List.of("", "", "\"rs_2\""), refusing.sent("/input/3/id"));
    }

    @Test
    void idsThatAnotherProviderGaveAreLeftOut() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .input(said("x-1"), HistoryItem.Message.user("go"))
                                .build(),
                refuse(
                        error(
                                "Invalid 'input[0].id': 'x-1'. Expected an ID that begins with"
                                        + " 'msg'.",
                                "input[0].id",
                                "invalid_value")));

        assertEquals(List.of("\"x-1\"", "", ""), refusing.sent("/input/0/id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unknown parameter: 'input[0].phase'.",
                "Invalid value for input[0].status: completed",
                "1 validation error: body.input.0.ResponseOutputMessage.phase extra_forbidden"
            })
    void whatItemsCameWithIsLeftOutWhereItIsRefused(String message) {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .input(
                                        new HistoryItem.Message(
                                                Optional.of("msg_1"),
                                                Role.ASSISTANT,
                                                List.of(new ContentPart.Text("hm")),
                                                Optional.of(
                                                        OWNER
                                                                + "{\"phase\":\"commentary\",\"status\":\"completed\"}")),
                                        HistoryItem.Message.user("go"))
                                .build(),
                refuse(error(message, "input", "invalid_value")));

        assertEquals(List.of("\"commentary\"", "", ""), refusing.sent("/input/0/phase"));
        assertEquals(List.of("\"msg_1\"", "\"msg_1\"", "\"msg_1\""), refusing.sent("/input/0/id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | {"error":{"message":"Your input exceeds the context window of this model.","code":"context_length_exceeded"}}
                    401 | {"error":{"message":"Incorrect API key; reasoning.effort","param":"reasoning.effort"}}
                    403 | {"error":{"message":"Unsupported parameter: 'reasoning.effort'","param":"reasoning.effort"}}
                    429 | {"error":{"message":"Unsupported parameter: 'reasoning.effort'","param":"reasoning.effort"}}
                    400 | {"error":{"message":"No tool call found for function call output with call_id c1.","param":"input"}}
                    400 | {"error":{"message":"The user said: do not use reasoning, store nothing.","param":"messages"}}
                    """)
    void otherErrorsAreNotRepeated(int status, String body) {
        assertTrue(
                refusing.ask(ResponsesRefusalsTest::request, LoopbackServer.status(status, body))
                        .isLeft());

        assertEquals(1, refusing.sent("/model").size());
    }

    @Test
    void aRefusalInTheStreamIsOne() {
        assertTrue(
                refusing.ask(
                                ResponsesRefusalsTest::request,
                                LoopbackServer.stream(
                                        """
                                        {"type":"error","error":{"type":"invalid_request_error",\
                                        "message":"Unknown parameter: 'store'.","param":"store"}}\
                                        """))
                        .isRight());

        assertEquals(List.of("false", "", ""), refusing.sent("/store"));
    }

    private static ModelRequest request(String url) {
        return SampleRequest.to(url)
                .model("gpt-9")
                .reasoning(new ReasoningEffort("xhigh"), ReasoningSummary.AUTO)
                .verbosity(Verbosity.LOW)
                .tools(SampleRequest.SHELL, SampleRequest.FOREIGN)
                .notStored()
                .build();
    }

    private static String error(String message, String param, String code) {
        return "{\"error\":{\"message\":\""
                + message
                + "\",\"type\":\"invalid_request_error\",\"param\":\""
                + param
                + "\",\"code\":\""
                + code
                + "\"}}";
    }

    private static HistoryItem said(String id) {
        return new HistoryItem.Message(
                Optional.of(id), Role.ASSISTANT, List.of(new ContentPart.Text("hm")));
    }

    private static HistoryItem reasoning(String id, String encrypted) {
        return new HistoryItem.Reasoning(
                Optional.of(id),
                List.of(),
                List.of(),
                Optional.of(OWNER + "{\"encrypted_content\":\"" + encrypted + "\"}"));
    }
}
