package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One server receives all of it: each request is answered once and the next line is served. */
final class BadInputIT {

    private static Client client;

    @BeforeAll
    static void startTheServer(@TempDir Path home) throws IOException {
        client = Basalt.serve(home, home);
    }

    @AfterAll
    static void endTheServer() throws InterruptedException {
        assertEquals(0, client.end());
    }

    /** What the server sends from now until its answer to a ping. */
    private static List<JsonNode> answers(byte[] input) {
        int before = client.messages().size();
        client.bytes(input);
        client.line("");
        int ping = client.request("ping", "{}");
        client.result(ping);
        List<JsonNode> messages = client.messages();
        return messages.subList(before, messages.size() - 1);
    }

    private static void assertRefused(byte[] input, String id, int code, String reason) {
        List<JsonNode> answers = answers(input);
        assertEquals(1, answers.size(), answers.toString());
        JsonNode answer = answers.getFirst();
        assertEquals(code, answer.at("/error/code").asInt(), answer.toString());
        assertEquals(id, answer.path("id").toString(), answer.toString());
        assertTrue(answer.at("/error/message").asString().contains(reason), answer.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    not json                                                | -32700 | parse error
                    {"jsonrpc":"2.0","id":1001                              | -32700 | parse error
                    {"jsonrpc":"2.0","id":1001,"method":"p\u00ffng"}        | -32700 | not UTF-8
                    \u00ff\u00fe                                            | -32700 | not UTF-8
                    []                                                      | -32600 | batches
                    [{"jsonrpc":"2.0","id":1001,"method":"ping"}]           | -32600 | batches
                    "text"                                                  | -32600 | object
                    42                                                      | -32600 | object
                    {}                                                      | -32600 | none of
                    {"jsonrpc":"2.0","id":null,"method":"ping"}             | -32600 | id
                    {"jsonrpc":"2.0","id":1.5,"method":"ping"}              | -32600 | id
                    {"jsonrpc":"2.0","id":{"a":1},"method":"ping"}          | -32600 | id
                    {"jsonrpc":"2.0","id":1,"method":"ping"}{"jsonrpc":"2.0","id":2,"method":"ping"} | -32600 | one message
                    """)
    void invalidMessagesAreRefusedWithoutAnId(String line, int code, String reason) {
        assertRefused(line.getBytes(ISO_8859_1), "", code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "method":"unknown"                                             | -32601 | unknown
                    "method":"server/discover"                                     | -32601 | server/discover
                    "method":"resources/list"                                      | -32601 | resources/list
                    "method":5                                                     | -32600 | method
                    "method":"tools/call","params":{"name":5}                      | -32602 | params.name
                    "method":"tools/call","params":{"name":"unknown"}              | -32602 | unknown
                    "method":"initialize","params":{"protocolVersion":5}           | -32602 | params.protocolVersion
                    "method":"newConversation","params":{"cwd":5}                  | -32602 | params.cwd
                    "method":"newConversation","params":{"approvalPolicy":"maybe"} | -32602 | params.approvalPolicy
                    "method":"sendUserMessage","params":{"items":[{"type":5}]}     | -32602 | params.items[0].type
                    """)
    void invalidRequestsAreRefusedUnderTheirId(String rest, int code, String reason) {
        String line = "{\"jsonrpc\":\"2.0\",\"id\":\"bad\"," + rest + "}";

        assertRefused(line.getBytes(ISO_8859_1), "\"bad\"", code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ` \t  \r`
                    {"jsonrpc":"2.0","method":"notifications/unknown"}
                    {"jsonrpc":"2.0","id":12345,"result":{}}
                    {"jsonrpc":"2.0","id":"never asked","error":{"code":1,"message":"no"}}
                    """)
    void notificationsAndResponsesAreNotAnswered(String line) {
        assertEquals(List.of(), answers(line.getBytes(ISO_8859_1)));
    }

    @Test
    void aLineOfEightMebibytesIsALineLikeAnyOther() {
        String padding = " ".repeat(8 << 20);

        List<JsonNode> answers =
                answers(
                        """
                        {"jsonrpc":"2.0","id":"long","method":"ping","params":{"x":"%s"}}\
                        """
                                .formatted(padding)
                                .getBytes(ISO_8859_1));

        assertEquals("[{\"id\":\"long\",\"jsonrpc\":\"2.0\",\"result\":{}}]", answers.toString());
    }
}
