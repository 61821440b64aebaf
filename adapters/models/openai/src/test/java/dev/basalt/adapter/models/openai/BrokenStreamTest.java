package dev.basalt.adapter.models.openai;

import static dev.basalt.adapter.models.openai.OpenAi.called;
import static dev.basalt.adapter.models.openai.OpenAi.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Streams that do not come to their end, byte by byte. */
@Timeout(120)
class BrokenStreamTest {

    private static final String CALL =
            """
            data: {"type":"response.output_item.done","item":{"type":"function_call",\
            "id":"f1","call_id":"c1","name":"shell","arguments":"{}"}}

            """;
    private static final String DELTA =
            """
            data: {"type":"response.output_text.delta","delta":"Grüße 🦕"}

            """;
    private static final ModelEvent CALLED =
            new ModelEvent.ItemDone(
                    new HistoryItem.FunctionCall(Optional.of("f1"), "c1", "shell", "{}"));
    private static final ModelEvent SAID = new ModelEvent.TextDelta("Grüße 🦕");

    private final Asking asking = OpenAi.responses();

    @Test
    void aStreamThatIsCutAnywhereReportsWhatCameBefore() {
        byte[] whole = (DELTA + CALL + DELTA).getBytes(StandardCharsets.UTF_8);
        int delta = DELTA.getBytes(StandardCharsets.UTF_8).length;
        // a text is whole with its last quote, an item with its last brace
        int textReceived = delta - "}\n\n".length();
        int callReceived = delta + CALL.length() - "\n\n".length();
        int allReceived = whole.length - "}\n\n".length();
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] sent = Arrays.copyOf(whole, cut);
            asking.events.clear();
            try (var server =
                    new LoopbackServer(peer -> {
                        peer.beginStream();
                        peer.send(sent);
                        peer.close();
                    })) {
                assertEquals(closedEarly(), asking.ask(server), "cut at " + cut);
            }
            assertEquals(
                    cut < textReceived
                            ? List.of()
                            : cut < callReceived
                                    ? List.of(SAID)
                                    : cut < allReceived
                                            ? List.of(SAID, CALLED)
                                            : List.of(SAID, CALLED, SAID),
                    asking.events,
                    "cut at " + cut);
        }
    }

    @Test
    void aCutBeforeOrAfterACallInAChatLeavesNoHalfCall() {
        String begun =
                """
                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1",\
                "function":{"name":"shell","arguments":"{\\"command\\":"}}]}}]}

                """;
        String whole =
                """
                data: {"choices":[{"delta":{"tool_calls":[{"index":0,\
                "function":{"arguments":"[]}"}}]}}]}

                """;
        String finished =
                """
                data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

                """;
        var chat = OpenAi.chat();
        try (var server =
                new LoopbackServer(cut(begun), cut(begun + whole), cut(begun + whole + finished))) {
            assertInstanceOf(ModelError.StreamBroken.class, chat.ask(server).getLeft());
            assertInstanceOf(ModelError.StreamBroken.class, chat.ask(server).getLeft());
            assertEquals(List.of(), chat.events);

            assertTrue(chat.ask(server).isRight());
            assertEquals(
                    List.of(new ModelEvent.ItemDone(called("c1", "shell", "{\"command\":[]}"))),
                    chat.events);
        }
    }

    @Test
    void aStreamThatFallsSilentAfterACallReportsTheCall() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk(CALL);
                    peer.awaitClientGone();
                })) {
            assertEquals(
                    Either.left(
                            new ModelError.StreamBroken(
                                    "idle timeout waiting for SSE", Optional.empty())),
                    asking.ask(request(server.url()).idle(Duration.ofMillis(200)).build()));
            assertEquals(List.of(CALLED), asking.events);
        }
    }

    @Test
    void bytesOneByOneAreAStream() {
        byte[] bytes = (DELTA + CALL).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream();
                    for (byte one : bytes) {
                        peer.send(new byte[] {one});
                    }
                    peer.send("data: {\"type\":\ndata: \"response.completed\"}\n\n");
                    peer.close();
                })) {
            assertTrue(asking.ask(server).isRight());
            assertEquals(List.of(SAID, CALLED), asking.events.subList(0, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000})
    void eightMegabytesOfDeltasAreAllReported(int size) {
        byte[] delta =
                ("data: {\"type\":\"response.output_text.delta\",\"delta\":\""
                                + "x".repeat(size)
                                + "\"}\n\n")
                        .getBytes(StandardCharsets.UTF_8);
        int count = 8_000_000 / size;
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream();
                    for (int i = 0; i < count; i++) {
                        peer.send(delta);
                    }
                    peer.send("data: {\"type\":\"response.completed\"}\n\n");
                    peer.close();
                })) {
            var reported = new long[2];
            Either<ModelError, ModelResponse> outcome =
                    OpenAi.RESPONSES.respond(
                            request(server.url()).build(),
                            event -> {
                                if (event instanceof ModelEvent.TextDelta(var text)) {
                                    reported[0]++;
                                    reported[1] += text.length();
                                }
                            },
                            new Cancellation());

            assertTrue(outcome.isRight());
            assertEquals(count, reported[0]);
            assertEquals(8_000_000, reported[1]);
        }
    }

    private static LoopbackServer.Reply cut(String stream) {
        return peer -> {
            peer.beginStream();
            peer.send(stream);
            peer.close();
        };
    }

    private static Either<ModelError, ModelResponse> closedEarly() {
        return Either.left(
                new ModelError.StreamBroken(
                        "stream closed before response.completed", Optional.empty()));
    }
}
