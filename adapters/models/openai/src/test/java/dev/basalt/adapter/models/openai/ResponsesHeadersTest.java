package dev.basalt.adapter.models.openai;

import static dev.basalt.adapter.models.openai.OpenAi.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.provider.Credential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;
import java.util.Optional;

/** Who asks the Responses API, and with what right. */
@Timeout(60)
class ResponsesHeadersTest {

    private final Asking asking = OpenAi.responses();

    @Test
    void aRequestHasTheHeadersOfTheApi() {
        try (var server = new LoopbackServer(LoopbackServer.stream(completed()))) {
            asking.ask(
                    request(server.url())
                            .credential(new Credential("sk-test", Optional.empty()))
                            .headers(Map.of("version", "0.23.0"))
                            .build());

            var asked = server.requests().getFirst();
            assertEquals("POST /v1/responses HTTP/1.1", asked.line());
            var headers = asked.headers();
            assertEquals("Bearer sk-test", headers.get("authorization"));
            assertEquals("responses=experimental", headers.get("openai-beta"));
            assertEquals("conversation-1", headers.get("session_id"));
            assertEquals("text/event-stream", headers.get("accept"));
            assertEquals("application/json", headers.get("content-type"));
            assertEquals("basalt", headers.get("originator"));
            assertEquals("basalt/1.0 (Debian 12.0.0; x86_64)", headers.get("user-agent"));
            assertEquals("0.23.0", headers.get("version"));
            assertFalse(headers.containsKey("chatgpt-account-id"));
        }
    }

    @Test
    void aChatGptTokenNamesItsAccount() {
        try (var server = new LoopbackServer(LoopbackServer.stream(completed()))) {
            asking.ask(
                    request(server.url())
                            .credential(new Credential("access-1", Optional.of("acc-1")))
                            .build());

            var headers = server.requests().getFirst().headers();
            assertEquals("Bearer access-1", headers.get("authorization"));
            assertEquals("acc-1", headers.get("chatgpt-account-id"));
        }
    }

    @Test
    void withoutACredentialNoneIsSent() {
        try (var server = new LoopbackServer(LoopbackServer.stream(completed()))) {
            asking.ask(server);

            assertFalse(server.requests().getFirst().headers().containsKey("authorization"));
        }
    }

    @Test
    void azureIsAskedForItsVersionWithItsOwnKey() {
        try (var server = new LoopbackServer(LoopbackServer.stream(completed()))) {
            asking.ask(
                    request(server.url())
                            .query(Map.of("api-version", "2025-04-01-preview"))
                            .headers(Map.of("api-key", "azure-key", "originator", "mine"))
                            .build());

            var asked = server.requests().getFirst();
            assertEquals(
                    "POST /v1/responses?api-version=2025-04-01-preview HTTP/1.1", asked.line());
            assertEquals("azure-key", asked.headers().get("api-key"));
            assertEquals("mine", asked.headers().get("originator"));
        }
    }

    private static String completed() {
        return "{\"type\":\"response.completed\",\"response\":{\"id\":\"r\"}}";
    }
}
