package dev.basalt.bootstrap.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

final class MessageLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    {"jsonrpc":"2.0","id":7,"method":"ping"} | ` 7 ping`
                    {"jsonrpc":"2.0","id":7,"result":{}} | ` 7 result`
                    {"id":7,"error":{"code":-32601}} | ` 7 error                          {"code":-32601}`
                    {"method":"m","params":{"a":[1,2,3,4,5,6,7,8]}} | `   m                              {"a":[1,2,3,4,5,6,"..."]}`
                    {"method":"codex/event","params":{"id":"1","msg":{"type":"error","message":"no"}}} | `   codex/event error              {"message":"no"}`
                    """)
    void aMessageIsOneLineThatBeginsWithItsMethod(String message, String line) {
        assertEquals(line, MessageLine.of(JsonMapper.builder().build().readTree(message)));
    }
}
