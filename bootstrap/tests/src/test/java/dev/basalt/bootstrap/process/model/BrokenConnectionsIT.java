package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Servers that send exact bytes and break the connection, with each API. */
final class BrokenConnectionsIT {

    private static EveryModel models;

    private final Map<WireApi, LoopbackServer> servers = new EnumMap<>(WireApi.class);

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path folder) throws Exception {
        models = new EveryModel(home, folder);
    }

    @AfterAll
    static void stop() {
        models.close();
    }

    @AfterEach
    void closeTheServers() {
        servers.values().forEach(LoopbackServer::close);
    }

    private Map<WireApi, EveryModel.Answer> ask(
            String prompt, Function<WireApi, List<LoopbackServer.Reply>> replies) {
        for (WireApi api : WireApi.values()) {
            servers.put(
                    api,
                    new LoopbackServer(replies.apply(api).toArray(LoopbackServer.Reply[]::new)));
        }
        return models.ask(
                prompt,
                api ->
                        Map.of(
                                EveryModel.setting(api, "base_url"),
                                requireNonNull(servers.get(api)).url() + "/v1"));
    }

    @Test
    void aLargeRequestThatIsResetIsRetriedCompletely() {
        String large = "a long story ".repeat(400_000);
        var answers =
                ask(
                        large,
                        api ->
                                List.of(
                                        LoopbackServer.early(LoopbackServer.Peer::reset),
                                        LoopbackServer.whole(api.says("read it all"))));

        answers.forEach((api, answer) -> {
            assertEquals("read it all", answer.text(), api.name());
            assertAnnouncedOnce(api, answer, "request failed: error sending request for url");
        });
        servers.forEach((api, server) -> {
            assertEquals(2, server.requests().size(), api.name());
            assertTrue(server.requests().get(1).body().contains(large), api.name());
        });
    }

    @Test
    void aStreamThatIsResetIsRetried() {
        var answers =
                ask(
                        "hello",
                        api ->
                                List.of(
                                        peer -> {
                                            peer.beginChunks();
                                            peer.chunk(api.begins("there "));
                                            peer.reset();
                                        },
                                        LoopbackServer.whole(api.streams("there you are"))));

        answers.forEach((api, answer) -> {
            assertEquals("there you are", answer.text(), api.name());
            assertAnnouncedOnce(
                    api, answer, "stream error: stream disconnected before completion: ");
        });
    }

    @Test
    void anEndlessEventIsAbandonedAndTheServerGoesOn() {
        var failed =
                ask(
                        "hello",
                        api ->
                                List.of(
                                        endless(),
                                        endless(),
                                        LoopbackServer.whole(api.says("welcome back"))));
        var second = models.reply(failed, "again");

        failed.forEach((api, answer) ->
                assertEquals(
                        "stream disconnected before completion: a server-sent event is larger than"
                                + " 33554432 bytes",
                        answer.text(),
                        api.name()));
        second.forEach((api, answer) -> assertEquals("welcome back", answer.text(), api.name()));
    }

    private static LoopbackServer.Reply endless() {
        String much = "x".repeat(1024 * 1024);
        return peer -> {
            peer.beginStream();
            peer.send("data: ");
            for (int i = 0; i < 64; i++) {
                peer.send(much);
            }
        };
    }

    private static void assertAnnouncedOnce(
            WireApi api, EveryModel.Answer answer, String beginning) {
        List<String> announced = models.announced(answer);
        assertEquals(1, announced.size(), api + ": " + announced);
        assertTrue(announced.getFirst().startsWith(beginning), api + ": " + announced);
    }
}
