package dev.basalt.bootstrap.process.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Streams that are cut, with each API: nothing is lost, and nothing runs twice. */
final class BrokenStreamsIT {

    private static final String RAN =
            """
            {"command":["sh","-c","echo x >> ran"]}\
            """;

    private static EveryModel models;

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path folder) throws Exception {
        models = new EveryModel(home, folder);
    }

    @AfterAll
    static void stop() {
        models.close();
    }

    @Test
    void anErrorInTheStreamIsReportedWithTheProvidersTextAndWithoutTheKey() {
        models.answers(api ->
                List.of(
                        ModelServer.stream(
                                api.begins("there ")
                                        + api.fails("out of order: " + EveryModel.KEY)),
                        ModelServer.stream(api.streams("there you are"))));

        models.ask("hello")
                .forEach((api, answer) -> {
                    assertEquals("there you are", answer.text(), api.name());
                    List<String> announced = models.announced(answer);
                    assertEquals(1, announced.size(), api + ": " + announced);
                    assertTrue(
                            announced
                                    .getFirst()
                                    .startsWith(
                                            "stream error: stream disconnected before completion:"
                                                    + " out of order: [redacted]; retrying 1/1 in"),
                            api + ": " + announced);
                });
        models.assertTheKeyIsNotSent();
    }

    @Test
    void aCutInsideACharacterLosesAndRepeatsNothing() {
        models.answers(api -> {
            byte[] stream = api.begins("Grüße").getBytes(StandardCharsets.UTF_8);
            int inside = api.begins("Grüße").indexOf("ü") + 1;
            return List.of(
                    aResponse()
                            .withHeader("Content-Type", "text/event-stream")
                            .withBody(Arrays.copyOf(stream, inside)),
                    ModelServer.stream(api.streams("Grüße")));
        });

        models.ask("hello")
                .forEach((api, answer) -> assertEquals("Grüße", answer.text(), api.name()));
    }

    @Test
    void aCallRunsOnceWhereverTheStreamIsCut() throws Exception {
        models.answers(api -> {
            String call = api.runs(RAN);
            Stream<String> streams =
                    Stream.of(call.substring(0, call.indexOf("echo")), withoutEnd(api, call));
            // a call that was made, ran and is in the retry; one that was not is made again
            Stream<String> again = api == WireApi.RESPONSES ? Stream.empty() : Stream.of(call);
            return Stream.of(streams, again, Stream.of(api.says("done")))
                    .flatMap(each -> each)
                    .map(ModelServer::stream)
                    .toList();
        });

        var answers =
                models.ask(
                        "hello", api -> Map.of(EveryModel.setting(api, "stream_max_retries"), 2));

        answers.forEach((api, answer) -> {
            assertEquals("done", answer.text(), api + ": " + answer.result());
            assertEquals(2, models.announced(answer).size(), api.name());
        });
        for (WireApi api : WireApi.values()) {
            assertEquals("x\n", Files.readString(models.folder(api).resolve("ran")), api.name());
            String last = models.model(api).requests().getLast().toString();
            assertEquals(2, last.split("echo x >> ran", -1).length, api + ": " + last);
        }
    }

    /** Returns the stream without the event that completes it. */
    private static String withoutEnd(WireApi api, String stream) {
        String end =
                switch (api) {
                    case RESPONSES -> "data: {\"type\":\"response.completed\"";
                    case CHAT -> "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},";
                    case ANTHROPIC -> "data: {\"type\":\"message_delta\"";
                    case GEMINI -> "data: {\"candidates\":[{\"content\":{\"parts\":[]}";
                };
        return stream.substring(0, stream.indexOf(end));
    }

    @Test
    void aCommandThatRanIsRememberedAfterTheLastRetry() throws Exception {
        models.answers(api ->
                List.of(
                        ModelServer.stream(
                                api == WireApi.RESPONSES
                                        ? withoutEnd(api, api.runs(RAN))
                                        : api.runs(RAN)),
                        aResponse().withStatus(404).withBody("gone"),
                        ModelServer.stream(api.says("back"))));

        var failed =
                models.ask(
                        "hello",
                        api ->
                                Map.of(
                                        "sandbox_mode",
                                        "danger-full-access",
                                        EveryModel.setting(api, "request_max_retries"),
                                        0));
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) ->
                assertEquals(
                        "unexpected status 404 Not Found: gone. Check `model` and the provider's"
                                + " `base_url`.",
                        answer.text(),
                        api.name()));
        second.forEach((api, answer) -> assertEquals("back", answer.text(), api.name()));
        for (WireApi api : WireApi.values()) {
            String last = models.model(api).requests().getLast().toString();
            int call = last.indexOf("echo x >> ran");
            assertTrue(call > last.indexOf("\"hello\""), last);
            assertTrue(last.indexOf("\"again\"") > call, last);
        }
    }
}
