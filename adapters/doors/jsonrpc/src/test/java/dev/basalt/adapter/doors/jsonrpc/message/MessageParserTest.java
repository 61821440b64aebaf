package dev.basalt.adapter.doors.jsonrpc.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.Optional;

class MessageParserTest {

    private final MessageParser parser = new MessageParser();

    @Test
    void readsARequestWithItsParamsUnchanged() {
        assertEquals(
                request(new RequestId.Numeric(3), "ping", "{ \"a\" : [1, {\"b\":null}] }"),
                message(
                        "{\"jsonrpc\":\"2.0\",\"params\":{ \"a\" : [1, {\"b\":null}] },\"id\":3,"
                                + "\"method\":\"ping\"}"));
    }

    @Test
    void findsTheParamsBehindTextThatIsNotAscii() {
        assertEquals(
                request(new RequestId.Text("äß😀"), "m", "{\"t\":\"ü\"}"),
                message(
                        "{\"x\":\"日本\",\"id\":\"äß😀\",\"params\":{\"t\":\"ü\"},\"method\":\"m\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2]",
                "\"text\"",
                "\"\"",
                "5",
                "-1.5e3",
                "true",
                "false",
                "null",
                "{}",
                "[]"
            })
    void keepsParamsOfEveryKind(String params) {
        assertEquals(
                request(new RequestId.Numeric(1), "m", params),
                message("{\"id\":1,\"method\":\"m\",\"params\":" + params + "}"));
        assertEquals(
                request(new RequestId.Numeric(1), "m", params),
                message("{\"params\": " + params + " ,\"id\":1,\"method\":\"m\"}"));
    }

    @Test
    void readsANotification() {
        assertEquals(
                new Message.Notification("notifications/initialized", RawJson.ABSENT),
                message("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"));
    }

    @Test
    void readsAResponse() {
        assertEquals(
                new Message.Response(new RequestId.Numeric(0), json("{\"decision\":\"denied\"}")),
                message("{\"id\":0,\"jsonrpc\":\"2.0\",\"result\":{\"decision\":\"denied\"}}"));
    }

    @Test
    void readsAResponseWhoseResultIsNull() {
        assertEquals(
                new Message.Response(new RequestId.Numeric(0), json("null")),
                message("{\"id\":0,\"result\":null}"));
    }

    @Test
    void readsAnErrorResponse() {
        assertEquals(
                new Message.ErrorResponse(new RequestId.Numeric(7), -32601, "no such thing"),
                message(
                        "{\"id\":7,\"error\":{\"data\":[{}],\"code\":-32601,"
                                + "\"message\":\"no such thing\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"error\":\"boom\"}",
                "{\"id\":7,\"error\":null}",
                "{\"id\":7,\"error\":{\"code\":\"x\",\"message\":[1]}}",
                "{\"id\":7,\"error\":{\"code\":99999999999999999999}}"
            })
    void readsAnErrorResponseWhateverTheErrorLooksLike(String line) {
        assertEquals(new Message.ErrorResponse(new RequestId.Numeric(7), 0, ""), message(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"eh\"}}",
                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"eh\"}}"
            })
    void anErrorWithoutIdIsAMessageAndNoFailure(String line) {
        assertEquals(new Message.ErrorWithoutId(-32700, "eh"), message(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"method\":\"m\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"m\"}",
                "{\"jsonrpc\":\"\",\"id\":1,\"method\":\"m\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"zzz\":{\"id\":2,\"method\":3}}",
                "{\"jsonrpc\":\"2.0\",\"zzz\":1,\"zzz\":2,\"id\":1,\"method\":\"m\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"error\":{}}"
            })
    void toleratesWhatCodexTolerates(String line) {
        assertEquals(
                new Message.Request(new RequestId.Numeric(1), "m", RawJson.ABSENT), message(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "0|0",
                "-1|-1",
                "9223372036854775807|9223372036854775807",
                "-9223372036854775808|-9223372036854775808",
            })
    void idsMayBeIntegersOf64Bits(String id, long expected) {
        assertEquals(
                new Message.Request(new RequestId.Numeric(expected), "m", RawJson.ABSENT),
                message("{\"id\":" + id + ",\"method\":\"m\"}"));
    }

    @Test
    void anIdMayBeTheEmptyString() {
        assertEquals(
                new Message.Request(new RequestId.Text(""), "m", RawJson.ABSENT),
                message("{\"id\":\"\",\"method\":\"m\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e2",
                "null",
                "true",
                "{}",
                "[1]",
                "9223372036854775808",
                "-9223372036854775809",
                "123456789012345678901234567890"
            })
    void anyOtherIdIsRefusedWithoutOne(String id) {
        assertEquals(
                failure("`id` must be a string or a 64-bit integer"),
                refusal("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}"));
    }

    @Test
    void namesTheIdThatComesAfterTheMistake() {
        assertEquals(
                failure(new RequestId.Numeric(5), "`jsonrpc` must be a string"),
                refusal("{\"jsonrpc\":2.0,\"method\":\"ping\",\"params\":{},\"id\":5}"));
        assertEquals(
                failure(new RequestId.Text("a"), "`method` must be a string"),
                refusal("{\"method\":[\"ping\"],\"id\":\"a\"}"));
    }

    @Test
    void refusesTheKeysOfTheEnvelopeTwice() {
        assertEquals(
                failure(new RequestId.Numeric(1), "duplicate member `jsonrpc`"),
                refusal("{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}"));
        assertEquals(
                failure(new RequestId.Numeric(1), "duplicate member `method`"),
                refusal("{\"id\":1,\"method\":\"m\",\"method\":\"m\"}"));
        assertEquals(
                failure("duplicate member `id`"), refusal("{\"id\":1,\"id\":2,\"method\":\"m\"}"));
    }

    @Test
    void refusesAnObjectThatIsNotAMessage() {
        assertEquals(
                failure("the message has none of `method`, `result` and `error`"), refusal("{}"));
        assertEquals(
                failure(
                        new RequestId.Numeric(4),
                        "the message has none of `method`, `result` and `error`"),
                refusal("{\"jsonrpc\":\"2.0\",\"id\":4}"));
        assertEquals(failure("a response must have an `id`"), refusal("{\"result\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"text\"", "null", "true", "-0.5"})
    void refusesAValueThatIsNotAnObject(String line) {
        assertEquals(failure("a message must be a JSON object"), refusal(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":1,\"method\":\"ping\"}]"})
    void refusesBatches(String line) {
        assertEquals(failure("batches are not supported"), refusal(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"method\":\"ping\"}{\"id\":2,\"method\":\"ping\"}",
                "{\"id\":1,\"method\":\"ping\"} 5"
            })
    void refusesTwoValuesOnOneLine(String line) {
        assertEquals(
                failure("unexpected text after the message; send one message per line"),
                refusal(line));
    }

    @Test
    void refusesNestingBelowTheLimit() {
        String line = "{\"id\":1,\"method\":\"m\",\"params\":" + "[".repeat(100_000);
        var refusal = refusal(line);
        assertEquals(RpcError.INVALID_REQUEST, refusal.error().code());
        assertEquals(Optional.of(new RequestId.Numeric(1)), refusal.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "Content-Length: 46",
                "{",
                "{\"id\":1,\"method\":\"ping\"",
                "{\"id\":1,\"method\":\"ping\"} x",
                "{\"id\":1,\"method\":\"ping\"} {\"id\":2",
                "{\"id\":1,\"method\":\"ping\"}\u0000",
                "{\"id\":1,\"method\":\"ping\"}}",
                "{\"id\":1,\"method\":\"pi",
                "{'id':1,'method':'ping'}",
                "{\"id\":1,,\"method\":\"ping\"}",
                "{\"id\":1,\"method\":\"a\tb\"}",
                "{\"id\":1,\"method\":\"m\",\"params\":{bad}}",
                "{\"id\":01,\"method\":\"m\"}",
                "{\"id\":1,\"method\":\"\\x\"}",
                "[1,",
                "\uFEFF{\"id\":1,\"method\":\"m\"}",
                "\u0000",
                "{\u0000}",
                "NaN"
            })
    void refusesWhatIsNotJsonWithoutAnId(String line) {
        assertNotJson(line.getBytes(UTF_8));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertNotJson(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0});
        assertNotJson("{\"id\":1,\"method\":\"gr\u00fcn\"}".getBytes(ISO_8859_1));
        String overlong = "{\"id\":1,\"method\":\"m\",\"x\":\"\u00c0\u0080\"}";
        assertNotJson(overlong.getBytes(ISO_8859_1));
        String surrogate = "{\"id\":1,\"method\":\"m\",\"x\":\"\u00ed\u00a0\u0080\"}";
        assertNotJson(surrogate.getBytes(ISO_8859_1));
        String cut = "{\"id\":1,\"method\":\"m\"} \u00e2\u0082";
        assertNotJson(cut.getBytes(ISO_8859_1));
    }

    @Test
    void readsALineInsideALargerArray() {
        byte[] array = "xx{\"id\":1,\"method\":\"m\",\"params\":[2]}yy".getBytes(UTF_8);

        assertEquals(
                request(new RequestId.Numeric(1), "m", "[2]"),
                parser.parse(ByteBuffer.wrap(array, 2, array.length - 4)).get());
    }

    @Test
    void refusesAnIdThatIsTooLongToBeRepeatedInEachEvent() {
        var longest = "i".repeat(65_534);

        assertEquals(
                request(new RequestId.Text(longest), "m", "1"),
                message("{\"id\":\"" + longest + "\",\"method\":\"m\",\"params\":1}"));
        assertEquals(
                RpcFailure.anonymous(
                        RpcError.invalidRequest(
                                "invalid request: `id` is longer than 65536 bytes")),
                refusal("{\"id\":\"" + longest + "i\",\"method\":\"m\",\"params\":1}"));
    }

    @Test
    void refusesUtf16() {
        assertNotJson("{\"id\":1,\"method\":\"m\"}".getBytes(UTF_16LE));
        assertNotJson("{\"id\":1,\"method\":\"m\"}".getBytes(UTF_16BE));
    }

    private void assertNotJson(byte[] line) {
        var refusal = parser.parse(ByteBuffer.wrap(line)).getLeft();
        assertEquals(RpcError.PARSE_ERROR, refusal.error().code());
        assertTrue(refusal.error().message().startsWith("parse error: "));
        assertEquals(Optional.empty(), refusal.id());
    }

    private Message message(String line) {
        return parser.parse(ByteBuffer.wrap(line.getBytes(UTF_8))).get();
    }

    private RpcFailure refusal(String line) {
        return parser.parse(ByteBuffer.wrap(line.getBytes(UTF_8))).getLeft();
    }

    private static Message request(RequestId id, String method, String params) {
        return new Message.Request(id, method, json(params));
    }

    private static RawJson json(String text) {
        return RawJson.of(text.getBytes(UTF_8));
    }

    private static RpcFailure failure(String reason) {
        return new RpcFailure(new RpcError(-32600, "invalid request: " + reason), Optional.empty());
    }

    private static RpcFailure failure(RequestId id, String reason) {
        return new RpcFailure(new RpcError(-32600, "invalid request: " + reason), Optional.of(id));
    }
}
