package dev.basalt.adapter.models.gemini;

import static dev.basalt.adapter.models.http.Refusing.refuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Refusing;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

@Timeout(60)
class ContentRefusalsTest {

    private static final String ANSWER =
            """
            data: {"responseId":"r1","candidates":[{"content":{"parts":[{"text":"hi"}]},\
            "finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1}}

            """;

    private final Refusing refusing = new Refusing(new GeminiApi(new ModelHttp()), ANSWER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /generationConfig/thinkingConfig/thinkingLevel | "xhigh" | "" | Thinking level XHIGH is not supported for this model.
                    /generationConfig/thinkingConfig/thinkingLevel | "xhigh" | "high" | Thinking level XHIGH is not supported for this model. Supported levels: LOW, MEDIUM, HIGH.
                    /generationConfig/thinkingConfig/includeThoughts | true | "" | Thinking_config.include_thoughts is only enabled when thinking is enabled.
                    /generationConfig/thinkingConfig | {"includeThoughts":true,"thinkingLevel":"xhigh"} | "" | Unknown name 'thinkingConfig' at 'generation_config': Cannot find field.
                    /generationConfig/maxOutputTokens | 200000 | 65536 | Unable to submit request because it has a maxOutputTokens value of 200000 but the supported range is from 1 (inclusive) to 65537 (exclusive).
                    /contents/1/parts/0/functionCall/id | "c1" | "" | Invalid JSON payload received. Unknown name 'id' at 'contents[1].parts[0].function_call': Cannot find field.
                    /contents/1/parts/0/thoughtSignature | "" | "skip_thought_signature_validator" | Function call is missing a thought_signature in functionCall parts.
                    """)
    void aRefusedFieldIsLeftOutOrHasTheValueThatTheRefusalNames(
            String pointer, String usual, String instead, String message) {
        assertTrue(refusing.ask(url -> request(url), refuse(error(message))).isRight());

        String then = instead.equals("\"\"") ? "" : instead;
        assertEquals(
                List.of(usual.equals("\"\"") ? "" : usual, then, then), refusing.sent(pointer));
        assertEquals(1, refusing.notices().size());
    }

    @Test
    void theFieldMayBeNamedInTheDetailsOnly() {
        refusing.ask(
                url -> request(url),
                refuse(
                        """
                        {"error":{"code":400,"message":"Request contains an invalid argument.",
                        "status":"INVALID_ARGUMENT","details":[{
                        "@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{
                        "field":"generation_config.thinking_config.thinking_level",
                        "description":"bad"}]}]}}\
                        """));

        assertEquals(
                List.of("\"xhigh\"", "", ""),
                refusing.sent("/generationConfig/thinkingConfig/thinkingLevel"));
    }

    @Test
    void aSignatureThatIsRefusedIsLeftOutOfTheConversation() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .model("gemini-4-argon")
                                .input(
                                        HistoryItem.Message.user("go"),
                                        new HistoryItem.Reasoning(
                                                Optional.empty(),
                                                List.of(),
                                                List.of(),
                                                Optional.of(
                                                        SampleRequest.sealed(
                                                                "gemini",
                                                                "gemini-4-argon",
                                                                "SIG"))),
                                        SampleRequest.called("a", "c1", "shell", "{}"),
                                        new HistoryItem.FunctionOutput("c1", "done"))
                                .build(),
                refuse(error("Thought signature is not valid")));

        assertEquals(
                List.of(
                        "\"SIG\"",
                        "\"skip_thought_signature_validator\"",
                        "\"skip_thought_signature_validator\""),
                refusing.sent("/contents/1/parts/0/thoughtSignature"));
    }

    @Test
    void membersThatTheProviderAddedToACallAreSentBackUnlessTheyAreRefused() {
        refusing.ask(
                url ->
                        SampleRequest.to(url)
                                .model("house-gemini-")
                                .input(
                                        HistoryItem.Message.user("go"),
                                        new HistoryItem.FunctionCall(
                                                Optional.of("a"),
                                                "c1",
                                                "shell",
                                                "{}",
                                                Optional.of(
                                                        SampleRequest.sealed(
                                                                "gemini",
                                                                "house-gemini-",
                                                                "{\"origin\":[1,\"x\"]}"))),
                                        new HistoryItem.FunctionOutput("c1", "done"))
                                .build(),
                refuse(
                        error(
                                "Invalid JSON payload received. Unknown name 'origin' at"
                                        + " 'contents[1].parts[0].function_call': Cannot find"
                                        + " field.")));

        assertEquals(
                List.of("[1,\"x\"]", "", ""),
                refusing.sent("/contents/1/parts/0/functionCall/origin"));
        assertEquals(
                List.of("\"c1\"", "\"c1\"", "\"c1\""),
                refusing.sent("/contents/1/parts/0/functionCall/id"));
    }

    @Test
    void aToolWhoseSchemaIsRefusedIsOfferedWithASimplerOne() {
        refusing.ask(
                url -> request(url),
                refuse(
                        error(
                                "* GenerateContentRequest.tools[0].function_declarations[1].parameters.properties[q].nullable:"
                                    + " unknown field")));

        assertEquals(
                List.of("true", "", ""),
                refusing.sent("/tools/0/functionDeclarations/1/parameters/properties/q/nullable"));
    }

    private static ModelRequest request(String url) {
        return SampleRequest.to(url)
                .model("house-gemini-")
                .maxOutputTokens(200_000)
                .reasoning(new ReasoningEffort("xhigh"), ReasoningSummary.AUTO)
                .tools(SampleRequest.SHELL, SampleRequest.FOREIGN)
                .input(
                        HistoryItem.Message.user("go"),
                        SampleRequest.called("a", "c1", "shell", "{}"),
                        new HistoryItem.FunctionOutput("c1", "done"))
                .build();
    }

    private static String error(String message) {
        return "{\"error\":{\"code\":400,\"message\":\""
                + message
                + "\",\"status\":\"INVALID_ARGUMENT\"}}";
    }
}
