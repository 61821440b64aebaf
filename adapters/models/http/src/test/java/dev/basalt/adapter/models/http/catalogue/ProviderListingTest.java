package dev.basalt.adapter.models.http.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits as providers state them. */
@Timeout(60)
class ProviderListingTest {

    private static final LoopbackServer.Reply NOTHING = LoopbackServer.status(404, "not here");

    private final ProviderListing listing = new ProviderListing(new ModelHttp());

    private static ProviderSettings provider(String url, String wireApi) {
        return new ProviderSettings(
                "p",
                "P",
                url + "/v1",
                wireApi,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                0,
                0,
                Duration.ofSeconds(5),
                false);
    }

    private Optional<Entry> ask(LoopbackServer server, String wireApi) {
        return listing.ask(
                provider(server.url(), wireApi),
                Optional.of(new Credential("sk-test", Optional.empty())),
                "otter-2");
    }

    private static Optional<Entry> entry(long window, OptionalLong output) {
        return Optional.of(new Entry(OptionalLong.of(window), output, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'context_length':64000,'top_provider':{'max_completion_tokens':8000}} | 64000 |"
                        + " 8000",
                "{'context_window':64000,'max_completion_tokens':8000} | 64000 | 8000",
                "{'max_context_length':32768} | 32768 | 0",
                "{'max_model_len':40960} | 40960 | 0",
            })
    void aListOfModelsHasThem(String members, long window, long output) {
        String list =
                "{\"data\":[{\"id\":\"other\",\"context_length\":1},"
                        + members.replace('\'', '"').replaceFirst("\\{", "{\"id\":\"otter-2\",")
                        + "]}";
        try (var server = new LoopbackServer(LoopbackServer.status(200, list))) {
            assertEquals(
                    entry(window, output == 0 ? OptionalLong.empty() : OptionalLong.of(output)),
                    ask(server, "chat"));
            var asked = server.requests().getFirst();
            assertEquals("GET /v1/models HTTP/1.1", asked.line());
            assertEquals("Bearer sk-test", asked.headers().get("authorization"));
        }
    }

    @Test
    void aServerOnTheUsersMachineSaysWhatItHasLoaded() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(200, "{\"data\":[{\"id\":\"otter-2\"}]}"),
                        NOTHING,
                        LoopbackServer.status(
                                200,
                                "{\"models\":[{\"name\":\"otter-2\",\"context_length\":4096}]}"))) {
            assertEquals(entry(4_096, OptionalLong.empty()), ask(server, "chat"));
            assertEquals(
                    List.of(
                            "GET /v1/models HTTP/1.1",
                            "GET /props HTTP/1.1",
                            "GET /api/ps HTTP/1.1"),
                    server.requests().stream().map(asked -> asked.line()).toList());
        }
    }

    @Test
    void llamaCppSaysItInItsProperties() {
        try (var server =
                new LoopbackServer(
                        NOTHING,
                        LoopbackServer.status(
                                200, "{\"default_generation_settings\":{\"n_ctx\":8192}}"))) {
            assertEquals(entry(8_192, OptionalLong.empty()), ask(server, "chat"));
        }
    }

    @Test
    void lmStudioSaysWhatItHasLoadedAndNotWhatItCouldLoad() {
        try (var server =
                new LoopbackServer(
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        LoopbackServer.status(
                                200,
                                "{\"data\":[{\"id\":\"otter-2\",\"max_context_length\":131072,"
                                        + "\"loaded_context_length\":4096}]}"))) {
            assertEquals(entry(4_096, OptionalLong.empty()), ask(server, "chat"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | {'max_input_tokens':1000000,'max_tokens':128000} | x-api-key",
                "gemini | {'inputTokenLimit':1000000,'outputTokenLimit':128000} | x-goog-api-key",
            })
    void aPageOfAModelHasThem(String wireApi, String page, String header) {
        try (var server = new LoopbackServer(LoopbackServer.status(200, page.replace('\'', '"')))) {
            assertEquals(entry(1_000_000, OptionalLong.of(128_000)), ask(server, wireApi));
            var asked = server.requests().getFirst();
            assertEquals("GET /v1/models/otter-2 HTTP/1.1", asked.line());
            assertEquals("sk-test", asked.headers().get(header));
        }
    }

    @Test
    void nonsenseIsNothing() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(200, "nonsense"),
                        LoopbackServer.status(200, "[]"),
                        LoopbackServer.status(200, "{\"models\":7}"),
                        LoopbackServer.status(500, "oops"))) {
            assertEquals(Optional.empty(), ask(server, "chat"));
        }
    }
}
