package dev.basalt.adapter.doors.jsonrpc.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

@Timeout(30)
class RpcServerTest {

    private static final RequestHandler DONE = (_, _, reply) -> reply.result(bytes("{}"));

    private static final Methods PROMPT = new Methods(Map.of("ping", DONE), Map.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Outbox outbox = Outbox.to(out);
    private final ClientSession session = new Sessions().openLocal(outbox);

    @Test
    void answersInTheOrderOfTheInputAndGoesOnAfterAnyLine() {
        var later = new Methods(Map.of("later", DONE), Map.of());
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                {"error":{"code":-32600,"message":"invalid request: the message has none of `method`, `result` and `error`"},"jsonrpc":"2.0"}
                {"id":"2","jsonrpc":"2.0","result":{}}
                {"error":{"code":-32601,"message":"method not found: nope"},"id":3,"jsonrpc":"2.0"}
                {"error":{"code":-32700,"message":"parse error: the line is not UTF-8"},"jsonrpc":"2.0"}
                {"error":{"code":-32600,"message":"invalid request: a line is longer than 1000 bytes"},"jsonrpc":"2.0"}
                {"id":4,"jsonrpc":"2.0","result":{}}
                """,
                serve(
                        input(
                                """
                                {"id":1,"method":"ping"}

                                {}
                                {"id":"2","method":"later"}\r
                                {"id":3,"method":"nope"}
                                """,
                                "\u00ff\u00fe\n",
                                "x".repeat(2_000) + "\n{\"id\":4,\"method\":\"ping\"}"),
                        () -> later));
    }

    @Test
    void aLongMethodNameIsCutWhereAnErrorNamesIt() {
        String name = "é".repeat(199) + "\uD83D\uDE00" + "é".repeat(200);
        serve(
                new ByteArrayInputStream(
                        ("{\"id\":1,\"method\":\"" + name + "\"}").getBytes(UTF_8)),
                () -> new Methods(Map.of(), Map.of()));

        String answer = out.toString(UTF_8);
        assertEquals(
                "{\"error\":{\"code\":-32601,\"message\":\"method not found: "
                        + "\\u00e9".repeat(199)
                        + "\\u2026\"},\"id\":1,\"jsonrpc\":\"2.0\"}\n",
                answer);
    }

    @Test
    void notificationsAndUnexpectedAnswersAreNotAnswered() {
        assertEquals(
                "",
                serve(
                        input(
                                """
                                {"method":"unknown"}
                                {"method":"ping"}
                                {"id":9,"result":{}}
                                {"id":9,"error":{"code":1,"message":"m"}}
                                {"error":{"code":1,"message":"m"}}
                                """),
                        () -> new Methods(Map.of(), Map.of())));
    }

    @Test
    void notificationsReachTheirHandler() {
        var received = new ArrayList<Message.Notification>();
        serve(
                input("{\"method\":\"n\",\"params\":[1]}\n"),
                () ->
                        new Methods(
                                Map.of(),
                                Map.of("n", (notification, _) -> received.add(notification))));
        assertEquals(List.of(new Message.Notification("n", RawJson.of(bytes("[1]")))), received);
    }

    @Test
    void aHandlerThatThrowsCostsOneAnswerAndNothingElse() {
        RequestHandler broken =
                (_, _, reply) -> {
                    throw new IllegalStateException("secret detail");
                };
        RequestHandler deep =
                (_, _, reply) -> {
                    throw new StackOverflowError();
                };
        RequestHandler late =
                (_, _, reply) -> {
                    reply.result(bytes("{}"));
                    throw new IllegalStateException("after the answer");
                };
        NotificationHandler brokenToo =
                (_, _) -> {
                    throw new IllegalStateException("only logged");
                };
        var methods =
                new Methods(
                        Map.of("broken", broken, "deep", deep, "late", late),
                        Map.of("brokenToo", brokenToo));
        assertEquals(
                """
                {"error":{"code":-32603,"message":"internal error"},"id":1,"jsonrpc":"2.0"}
                {"error":{"code":-32603,"message":"internal error"},"id":2,"jsonrpc":"2.0"}
                {"id":3,"jsonrpc":"2.0","result":{}}
                {"id":4,"jsonrpc":"2.0","result":{}}
                """,
                serve(
                        input(
                                """
                                {"id":1,"method":"broken"}
                                {"id":2,"method":"deep"}
                                {"id":3,"method":"late"}
                                {"method":"brokenToo"}
                                {"id":4,"method":"ping"}
                                """),
                        () -> methods));
    }

    @Test
    void aWiringThatFailedIsAnInternalErrorForWhatNeedsIt() {
        Supplier<Methods> failed =
                () -> {
                    throw new IllegalStateException("no wiring");
                };
        assertEquals(
                """
                {"error":{"code":-32603,"message":"internal error"},"id":1,"jsonrpc":"2.0"}
                {"id":2,"jsonrpc":"2.0","result":{}}
                """,
                serve(
                        input("{\"id\":1,\"method\":\"later\"}\n{\"id\":2,\"method\":\"ping\"}\n"),
                        failed));
    }

    @Test
    void answersOfTheClientReachTheQuestion() {
        PendingAnswer question = session.ask("m", bytes("{}"));
        PendingAnswer unanswered = session.ask("m", bytes("{}"));
        serve(
                input("{\"id\":0,\"result\":{\"decision\":\"denied\"}}\n"),
                () -> new Methods(Map.of(), Map.of()));
        assertEquals(
                new Answer.Result(RawJson.of(bytes("{\"decision\":\"denied\"}"))),
                question.await());
        assertEquals(new Answer.Withdrawn(), unanswered.await());
    }

    @Test
    void aBrokenInputIsTheEndOfTheInput() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Input/output error");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("Input/output error");
                    }
                };
        var in = new SequenceInputStream(input("{\"id\":1,\"method\":\"ping\"}\n"), broken);
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                serve(in, () -> new Methods(Map.of(), Map.of())));
    }

    @Test
    void whatIsNotReadyYetKeepsItsPlaceInTheOrder() throws InterruptedException {
        var wired = new CompletableFuture<Methods>();
        var server =
                Thread.ofPlatform()
                        .start(() ->
                                serve(
                                        input(
                                                """
                                                {"id":1,"method":"ping"}
                                                {"id":2,"method":"later"}
                                                {"id":3,"method":"ping"}
                                                """),
                                        wired::join));
        wired.complete(new Methods(Map.of("later", DONE), Map.of()));
        server.join();
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                {"id":2,"jsonrpc":"2.0","result":{}}
                {"id":3,"jsonrpc":"2.0","result":{}}
                """,
                out.toString(UTF_8));
    }

    @Test
    void aMethodIsServedByOneHandler() {
        var later = new Methods(Map.of("later", DONE), Map.of());
        assertEquals(2, PROMPT.and(later).requests().size());
        assertThrows(IllegalArgumentException.class, () -> PROMPT.and(PROMPT));
    }

    private String serve(InputStream in, Supplier<Methods> rest) {
        new RpcServer(new LineReader(in, 1_000), session, PROMPT, rest).serve();
        outbox.close(Duration.ofSeconds(20));
        return out.toString(UTF_8);
    }

    private static InputStream input(String... pieces) {
        return new ByteArrayInputStream(String.join("", pieces).getBytes(ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
