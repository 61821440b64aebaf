package dev.basalt.adapter.models.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.LoopbackServer.Received;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class VertexClaudeTest {

    private static final String PUBLISHER =
            "/v1/projects/mine/locations/global/publishers/anthropic";

    @Test
    void theAddressNamesTheModelAndTheBodyTheVersion() {
        Received sent = sent(PUBLISHER);

        assertEquals(
                "POST " + PUBLISHER + "/models/claude-opus-5-5@20260922:streamRawPredict HTTP/1.1",
                sent.line());
        JsonNode body = JsonMapper.shared().readTree(sent.body());
        assertEquals("vertex-2023-10-16", body.path("anthropic_version").asString());
        assertEquals(false, body.has("model"));
        assertEquals(true, body.path("stream").asBoolean());
    }

    @Test
    void anAccessTokenIsSentAsOne() {
        Received sent = sent(PUBLISHER);

        assertEquals("Bearer ya29.token", sent.headers().get("authorization"));
        assertEquals(null, sent.headers().get("x-api-key"));
    }

    @Test
    void anotherAddressIsAskedAsAnthropicIs() {
        Received sent = sent("/v1");

        assertEquals("POST /v1/messages HTTP/1.1", sent.line());
        JsonNode body = JsonMapper.shared().readTree(sent.body());
        assertEquals("claude-opus-5-5@20260922", body.path("model").asString());
        assertEquals(false, body.has("anthropic_version"));
        assertEquals("ya29.token", sent.headers().get("x-api-key"));
    }

    private static Received sent(String path) {
        try (var server = new LoopbackServer(Asking.recorded("everything.sse"))) {
            new Asking(new MessagesApi(new ModelHttp()))
                    .ask(
                            SampleRequest.to(server.url())
                                    .path(path)
                                    .model("claude-opus-5-5@20260922")
                                    .key("ya29.token")
                                    .build());
            return server.requests().getFirst();
        }
    }
}
