package dev.basalt.adapter.models.http.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Optional;

/** The forms in which providers and gateways write their errors. */
class ErrorFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"error":{"message":"no"}} | no
                    [{"error":{"code":400,"message":"no"}}] | no
                    {"error":"no"} | no
                    {"error":"invalid_request","error_description":"no"} | no
                    {"error":{"error":{"message":"no"}}} | no
                    {"error":{"message":{"message":"no"}}} | no
                    {"error":{"message":"{\\"error\\":{\\"message\\":\\"no\\"}}"}} | no
                    {"errors":[{"message":"no"}]} | no
                    {"errors":["no"]} | no
                    {"object":"error","message":"no","code":400} | no
                    {"error_type":"BadRequestError","error_message":"no"} | no
                    {"detail":"no"} | no
                    {"detail":[{"loc":["body","model"],"msg":"no"}]} | body.model: no
                    {"message":"no","code":"x"} | no
                    {"error":{"message":"Provider returned error","metadata":{"raw":"{\\"error\\":{\\"message\\":\\"no\\"}}"}}} | Provider returned error: no
                    {"error":{"message":"Unsupported parameter.","param":"top_k"}} | Unsupported parameter. (top_k)
                    {"error":{"code":"E7","status":400}} | code: E7, status: 400
                    {"error":{"message":"cut off | {"error":{"message":"cut off
                    {"error":{"message":"no","details":"cut off | no
                    <html><head><title>502 Bad &amp; Gateway</title></head><body>x</body></html> | the server sent a web page: 502 Bad & Gateway
                    <!DOCTYPE html><style>a{}</style><p>Sign in</p> | the server sent a web page: Sign in
                    plain words | plain words
                    """)
    void theSentenceIsFound(String body, String sentence) {
        assertEquals(
                sentence, new HttpRefusal(400, body, Optional.empty(), Instant.EPOCH).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"code":404} | 404
                    {"code":"400"} | 400
                    {"status":"INVALID_ARGUMENT"} | 400
                    {"type":"invalid_request_error"} | 400
                    {"error_type":"BadRequestError"} | 400
                    {"type":"AuthenticationError"} | 401
                    {"code":"invalid_image_url"} | 400
                    {"code":"rate_limit_exceeded","type":"invalid_request_error"} | 429
                    {"code":"server_error"} | 500
                    {"type":"overloaded_error"} | 503
                    {"code":7,"message":"x"} | 0
                    {} | 0
                    """)
    void theStatusIsFound(String error, int status) {
        assertEquals(status, ErrorStatus.of(JsonMapper.shared().readTree(error)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[],\"id\":\"x\"}",
                "{\"type\":\"ping\",\"message\":\"x\"}",
                "{\"type\":\"response.created\"}",
                "{\"candidates\":[]}",
                "{\"error\":null}",
                "{}",
                "[]",
            })
    void whatIsNoErrorIsNone(String event) {
        assertTrue(ErrorJson.inEvent(JsonMapper.shared().readTree(event)).isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens.",
                "This model's maximum prompt length is 131072 but the request contains 537812"
                        + " tokens.",
                "The input token count (9) exceeds the maximum number of tokens allowed (8).",
                "Input is too long for requested model.",
                "prompt too long; exceeded max context length by 12 tokens",
                "the request exceeds the available context size",
                "The number of tokens to keep from the initial prompt is greater than the context"
                        + " length",
                "Your request exceeded model token limit: 262144",
                "Prompt exceeds max length",
                "prompt is too long: 1284668 tokens > 1000000 maximum",
                "input length and `max_tokens` exceed context limit: 9 + 8 > 10",
                "The decoder prompt (length 9) is longer than the maximum model length of 8.",
                "prompt token count of 9 exceeds the limit of 8",
                "too many tokens: total number of tokens in the prompt exceeds the limit",
                "Range of input length should be [1, 30720]",
                "context window exceeds limit (2013)",
                "Please reduce the length of the messages or completion.",
            })
    void aConversationThatIsTooLongIsRecognised(String message) {
        assertTrue(TooLong.says(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Too many tokens, please wait before trying again.",
                "Request too large for gpt-4 on tokens per min (TPM): Limit 10000",
                "max_tokens is too large",
                "Invalid value for 'temperature'",
                "",
            })
    void otherRefusalsAreNotTakenForIt(String message) {
        assertFalse(TooLong.says(message));
    }
}
