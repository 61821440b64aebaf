package dev.basalt.bootstrap.process.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Connections and streams that break, with each API: what is reported, what is requested next, what
 * runs twice.
 */
final class ModelFaultsIT {

    private static final String NO_ANSWER = "request failed: error sending request for url";
    private static final String NO_END = "stream error: stream disconnected before completion";
    private static EveryModel models;

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path folder) throws Exception {
        models = new EveryModel(home, folder);
    }

    @AfterAll
    static void stop() {
        models.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void temporaryFaultsAreRetriedAndAnnounced(
            String name, Function<WireApi, ResponseDefinitionBuilder> fault, String announced) {
        models.answers(
                api -> List.of(fault.apply(api), ModelServer.stream(api.says("there you are"))));

        var answers =
                models.ask(
                        "hello",
                        api -> Map.of(EveryModel.setting(api, "stream_idle_timeout_ms"), 1_000));

        answers.forEach((api, answer) -> {
            assertEquals("there you are", answer.text(), api.name());
            List<String> reported = models.announced(answer);
            assertEquals(1, reported.size(), api + ": " + reported);
            assertTrue(
                    reported.getFirst().startsWith(announced)
                            && reported.getFirst().contains("; retrying 1/1 in "),
                    api + ": " + reported);
        });
        for (WireApi api : WireApi.values()) {
            List<JsonNode> requests = models.model(api).requests();
            assertEquals(2, requests.size(), api.name());
            assertEquals(requests.get(0), requests.get(1), api.name());
        }
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                passing("reset", _ -> broken(Fault.CONNECTION_RESET_BY_PEER), NO_ANSWER),
                passing("nothing", _ -> broken(Fault.EMPTY_RESPONSE), NO_ANSWER),
                passing("nonsense", _ -> broken(Fault.RANDOM_DATA_THEN_CLOSE), NO_ANSWER),
                passing("silence", _ -> aResponse().withFixedDelay(60_000), NO_ANSWER),
                passing(
                        "nonsense in the stream",
                        _ -> broken(Fault.MALFORMED_RESPONSE_CHUNK),
                        NO_END),
                passing(
                        "no event in the stream",
                        ModelFaultsIT::beginningAndThenSignsOfLife,
                        NO_END + ": idle timeout waiting for SSE"),
                passing("a cut between events", api -> cutAfter(api, "\n\n"), NO_END),
                passing("a cut inside an event", api -> cutAfter(api, "there "), NO_END),
                passing(
                        "JSON instead of a stream",
                        _ ->
                                aResponse()
                                        .withHeader("Content-Type", "application/json")
                                        .withBody("{}"),
                        NO_END));
    }

    private static Arguments passing(
            String name, Function<WireApi, ResponseDefinitionBuilder> fault, String announced) {
        return Arguments.of(name, fault, announced);
    }

    private static ResponseDefinitionBuilder broken(Fault fault) {
        return aResponse().withFault(fault);
    }

    /** Proxies send comments to keep a connection open; they do not extend the time limit. */
    private static ResponseDefinitionBuilder beginningAndThenSignsOfLife(WireApi api) {
        String begin = api.begins("there ");
        String comment = ":".repeat(begin.length() - 1) + "\n";
        return ModelServer.stream(begin + comment.repeat(99)).withChunkedDribbleDelay(100, 10_000);
    }

    private static ResponseDefinitionBuilder cutAfter(WireApi api, String words) {
        String stream = api.begins("there you ä");
        return ModelServer.stream(stream.substring(0, stream.lastIndexOf(words) + words.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nowhere")
    void anUnreachableProviderIsReportedWithTheReason(String name, String url, String reason) {
        var failed =
                models.ask(
                        "hello", api -> Map.of(EveryModel.setting(api, "base_url"), url + "/v1"));
        var again = models.reply(failed, "again");

        for (var answers : List.of(failed, again)) {
            answers.forEach((api, answer) -> {
                String reported = "error sending request for url (" + url + path(api) + "): ";
                assertTrue(answer.failed(), api.name());
                assertEquals(reported + reason, answer.text(), api.name());
                List<String> announced = models.announced(answer);
                assertEquals(1, announced.size(), api + ": " + announced);
                assertTrue(
                        announced.getFirst().startsWith("request failed: " + reported),
                        api + ": " + announced);
            });
        }
        models.assertTheKeyIsNotSent();
    }

    private static String path(WireApi api) {
        return api.path().replaceFirst("\\?.*", "");
    }

    static Stream<Arguments> nowhere() throws IOException {
        String refused;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = "http://127.0.0.1:" + unused.getLocalPort();
        }
        return Stream.of(
                Arguments.of(
                        "refused",
                        refused,
                        "connection refused. Check that the server is running, and the provider's"
                                + " `base_url`."),
                Arguments.of(
                        "no such name",
                        "http://no-such-host.invalid",
                        "the host name does not resolve (DNS): no-such-host.invalid. Check the"
                                + " network, the proxy and the provider's `base_url`."),
                Arguments.of(
                        "no TLS",
                        models.model(WireApi.CHAT).url().replace("http:", "https:"),
                        "TLS: the server does not speak TLS on this port (https instead of http?)."
                                + " Check that the server is running, and the provider's"
                                + " `base_url`."));
    }

    @Test
    void aWebPageIsReportedAtOnce() {
        models.answers(api ->
                List.of(
                        ModelServer.stream("<html>gateway</html>"),
                        ModelServer.stream(api.says("welcome back"))));

        var failed = models.ask("hello");
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) -> {
            assertTrue(answer.failed(), api.name());
            assertEquals(
                    "the response is not from a model: the server sent a web page: gateway (check"
                            + " base_url and the proxy)",
                    answer.text(),
                    api.name());
            assertEquals(List.of(), models.announced(answer), api.name());
        });
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
    }

    @Test
    void aCompressedAnswerAndOneThatComesByteByByteAreReadLikeAnyOther() {
        models.answers(api -> {
            String dripping = api.says("drop by drop");
            return List.of(
                    aResponse()
                            .withHeader("Content-Type", "text/event-stream")
                            .withHeader("Content-Encoding", "gzip")
                            .withBody(compressed(api.says("in a small box"))),
                    ModelServer.stream(dripping).withChunkedDribbleDelay(dripping.length(), 500));
        });

        var first = models.ask("hello");
        var second = models.reply(first, "again");

        first.forEach((api, answer) -> assertEquals("in a small box", answer.text(), api.name()));
        second.forEach((api, answer) -> assertEquals("drop by drop", answer.text(), api.name()));
    }

    private static byte[] compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
