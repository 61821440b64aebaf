package dev.basalt.adapter.doors.mcp.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class HandshakeTest {

    private final AtomicInteger introductions = new AtomicInteger();
    private final MemoryClient client =
            new MemoryClient(new Handshake("1.0", introductions::incrementAndGet).methods());

    @AfterEach
    void closeClient() {
        client.close();
    }

    private String initialize(int id, String version, String capabilities) {
        return client.ask(
                id,
                "initialize",
                """
                {"protocolVersion":"%s","capabilities":%s,"clientInfo":{"name":"t","version":"1"}}\
                """
                        .formatted(version, capabilities));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2024-11-05",
        "1999-01-01, 2025-11-25"
    })
    void theRevisionIsTheClientsOrOurNewest(String asked, String spoken) {
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"protocolVersion":"%s","capabilities":{"tools":{}},\
                "serverInfo":{"name":"codex-mcp-server","title":"Basalt","version":"1.0"}}}\
                """
                        .formatted(spoken),
                initialize(1, asked, "{}"));
        assertEquals(spoken, client.session().profile().protocolRevision());
        // run after the reply is sent, so that the client has it sooner
        client.close();
        assertEquals(1, introductions.get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|false",
                "[ ]|false",
                "{\"elicitation\":{}}|true",
                "{\"elicitation\":[]}|true",
                "{\"elicitation\":1}|true",
                "{\"elicitation\":null}|false"
            })
    void aClientDeclaresWhetherItCanElicit(String declared, boolean can) {
        initialize(1, "2025-06-18", declared);

        assertEquals(can, client.session().profile().elicitation());
    }

    @Test
    void aSecondIntroductionIsRefused() {
        initialize(1, "2025-06-18", "{\"elicitation\":{}}");

        assertEquals(
                """
                {"error":{"code":-32600,"message":"initialize called more than once"},"id":2,"jsonrpc":"2.0"}\
                """,
                initialize(2, "2025-06-18", "{}"));
        assertTrue(client.session().profile().elicitation());
    }

    @Test
    void anIncompleteIntroductionIsRefusedWithTheMissingField() {
        String answer = client.ask(1, "initialize", "{\"capabilities\":{}}");

        assertTrue(answer.contains("-32602"), answer);
        assertTrue(answer.contains("params.protocolVersion"), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]|{\"name\":\"t\",\"version\":\"1\"}|params.capabilities: expected an object",
                "{\"roots\":7}|{\"name\":\"t\",\"version\":\"1\"}|params.capabilities.roots:"
                        + " expected an object",
                "{\"roots\":{\"listChanged\":\"yes\"}}|{\"name\":\"t\",\"version\":\"1\"}"
                        + "|params.capabilities.roots.listChanged: expected a boolean",
                "{}|{\"name\":\"t\",\"version\":\"1\",\"title\":1}|params.clientInfo.title:"
                        + " expected a string",
            })
    void anInvalidIntroductionIsRefusedWithThePathAndCanBeRepeated(
            String declared, String clientInfo, String wrong) {
        String answer =
                client.ask(
                        1,
                        "initialize",
                        """
                        {"protocolVersion":"2025-06-18","capabilities":%s,"clientInfo":%s}\
                        """
                                .formatted(declared, clientInfo));

        assertTrue(
                answer.contains("\"code\":-32602,\"message\":\"invalid params: " + wrong), answer);
        assertTrue(initialize(2, "2025-06-18", "{}").contains("\"result\""));
    }

    @Test
    void aPingIsAnsweredWhateverItsParams() {
        assertEquals("{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{}}", client.ask(1, "ping", "[1]"));
    }

    @Test
    void theToolsOfTheFirstGenerationAreNotListed() {
        String tools = client.ask(1, "tools/list", "[]");

        assertTrue(tools.contains("{\"name\":\"codex\","), tools);
        assertTrue(tools.contains("{\"name\":\"codex-reply\","), tools);
        assertEquals(2, tools.split("\"inputSchema\"", -1).length - 1);
    }

    @Test
    void aCursorThatIsNotAStringIsRefused() {
        String answer = client.ask(1, "tools/list", "{\"cursor\":5}");

        assertTrue(answer.contains("-32602"), answer);
        assertTrue(answer.contains("params.cursor"), answer);
    }

    @Test
    void discoveryIsRefusedAtOnceSoThatHostsFallBack() {
        assertTrue(client.ask(1, "server/discover", "{}").contains("-32601"));
    }
}
