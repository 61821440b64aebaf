package dev.basalt.bootstrap.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A model provider on this machine whose model answers by a script, one body per request. */
public final class ModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WireApi api;
    private final WireMockServer server =
            new WireMockServer(
                    wireMockConfig()
                            .dynamicPort()
                            .bindAddress("127.0.0.1")
                            // one for each answer that goes on
                            .containerThreads(128)
                            // it would hold back what is not much
                            .gzipDisabled(true));

    public ModelServer(WireApi api) {
        this.api = api;
        server.start();
    }

    /** Returns its base address. */
    public String url() {
        return server.baseUrl();
    }

    /** The model answers each request with the next of these bodies. */
    public void says(String... bodies) {
        server.resetAll();
        saysTo("", bodies);
    }

    /** The provider answers each request with the next of these. */
    public void answers(ResponseDefinitionBuilder... answers) {
        answers(List.of(answers));
    }

    /** As above, for requests that contain these words. */
    public void saysTo(String words, String... bodies) {
        answersTo(words, Stream.of(bodies).map(ModelServer::stream).toList());
    }

    /** As above. */
    public void answers(List<ResponseDefinitionBuilder> answers) {
        server.resetAll();
        answersTo("", answers);
    }

    private void answersTo(String words, List<ResponseDefinitionBuilder> answers) {
        for (int i = 0; i < answers.size(); i++) {
            server.stubFor(
                    post(api.path())
                            .withRequestBody(containing(words))
                            .inScenario("script " + words)
                            .whenScenarioStateIs(state(i))
                            .willSetStateTo(state(i + 1))
                            .willReturn(answers.get(i)));
        }
    }

    /** Returns an answer with a stream of events, which ends with the text. */
    public static ResponseDefinitionBuilder stream(String text) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(text);
    }

    private static String state(int step) {
        return step == 0 ? Scenario.STARTED : "after " + step;
    }

    /** The provider refuses requests that contain these words. */
    public void refuses(String words) {
        server.stubFor(
                post(api.path())
                        .withRequestBody(containing(words))
                        .willReturn(aResponse().withStatus(400).withBody("not " + words)));
    }

    /** The model sends a few words, and then for minutes nothing but keep-alives. */
    public void beginsToSay(String words) {
        server.resetAll();
        beginsToSayTo("", words);
    }

    /** As above, for requests that contain these words. */
    public void beginsToSayTo(String prompt, String words) {
        String begin = api.begins(words);
        String still = ":".repeat(begin.length() - 1) + "\n";
        int pieces = 3_000;
        server.stubFor(
                post(api.path())
                        .withRequestBody(containing(prompt))
                        .willReturn(
                                aResponse()
                                        .withHeader("Content-Type", "text/event-stream")
                                        .withBody(begin + still.repeat(pieces - 1))
                                        .withChunkedDribbleDelay(pieces, pieces * 100)));
    }

    /** The provider refuses each request. */
    public void refuses(int status) {
        server.resetAll();
        server.stubFor(post(api.path()).willReturn(aResponse().withStatus(status)));
    }

    /** Returns the bodies of the requests so far. */
    public List<JsonNode> requests() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> JSON.readTree(event.getRequest().getBody()))
                .toList();
    }

    /** Returns the number of requests so far, to any path. */
    public int received() {
        return server.getAllServeEvents().size();
    }

    /** Writes a configuration that makes a server use this model. */
    public void configure(Path home) throws IOException {
        Files.writeString(
                home.resolve("config.toml"),
                """
                model = "test-model"
                model_provider = "local"

                [model_providers.local]
                name = "Local"
                base_url = "%s/v1"
                wire_api = "%s"
                """
                        .formatted(server.baseUrl(), api.word()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
