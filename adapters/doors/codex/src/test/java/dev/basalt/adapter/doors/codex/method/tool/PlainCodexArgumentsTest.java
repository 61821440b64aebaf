package dev.basalt.adapter.doors.codex.method.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class PlainCodexArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"hello\"}",
                "{\"prompt\":\"\"}",
                "{ \"prompt\" : \"a\\n\\u00e9 \\ud83d\\ude00 \\ud83d\" }",
                "{\"prompt\":\"a\",\"prompt\":\"b\"}",
                "{\"prompt\":\"a\",\"model\":\"m\",\"profile\":\"p\",\"cwd\":\"/a b\","
                        + "\"approval-policy\":\"on-request\",\"sandbox\":\"workspace-write\","
                        + "\"base-instructions\":\"i\",\"developer-instructions\":\"d\"}"
            })
    void whatMostHostsSendIsReadAsByTheMapper(String arguments) {
        byte[] json = arguments.getBytes(UTF_8);

        assertEquals(
                Optional.of(WireReader.read(json, CodexToolCallParam.class).get()),
                PlainCodexArguments.read(RawJson.of(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"hello\"",
                "{\"prompt\":null}",
                "{\"prompt\":7}",
                "{\"model\":\"m\"}",
                "{\"prompt\":\"a\",\"model\":null}",
                "{\"prompt\":\"a\",\"unknown\":\"b\"}",
                "{\"prompt\":\"a\",\"approval_policy\":\"never\"}",
                "{\"prompt\":\"a\",\"approval-policy\":\"sometimes\"}",
                "{\"prompt\":\"a\",\"sandbox\":\"Read-Only\"}",
                "{\"prompt\":\"a\",\"cwd\":\"/a\\u0000b\"}",
                "{\"prompt\":\"a\",\"config\":{}}",
                "{\"prompt\":\"a\",\"include-plan-tool\":true}"
            })
    void everythingElseIsLeftToTheMapper(String arguments) {
        assertEquals(
                Optional.empty(), PlainCodexArguments.read(RawJson.of(arguments.getBytes(UTF_8))));
    }
}
