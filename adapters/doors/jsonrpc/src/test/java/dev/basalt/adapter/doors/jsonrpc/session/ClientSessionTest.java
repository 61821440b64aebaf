package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.MessageParser;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(30)
class ClientSessionTest {

    private static final RequestId ZERO = new RequestId.Numeric(0);
    private static final RequestId ONE = new RequestId.Numeric(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Outbox outbox = Outbox.to(out);
    private final ClientSession peer = new ClientSession(outbox);

    @Test
    void aResultKeepsTheTypeOfTheId() {
        peer.owe(new RequestId.Numeric(3)).result(json("{\"a\":1}"));
        peer.owe(new RequestId.Text("3")).result(json("{}"));
        assertEquals(
                """
                {"id":3,"jsonrpc":"2.0","result":{"a":1}}
                {"id":"3","jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void anIdComesBackAsItWasMeant() {
        String id = "q\"\\\n\u0000é😀\ud800";
        peer.owe(new RequestId.Text(id)).result(json("{}"));
        var line = sent().getBytes(UTF_8);
        var echoed =
                assertInstanceOf(Message.Response.class, new MessageParser().parse(line).get());
        assertEquals(new RequestId.Text(id), echoed.id());
    }

    @Test
    void anErrorNamesCodeAndReason() {
        peer.owe(new RequestId.Text("a")).error(RpcError.methodNotFound("no\"pe"));
        assertEquals(
                """
                {"error":{"code":-32601,"message":"method not found: no\\"pe"},"id":"a","jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void anErrorMayTellMoreBesideItsMessage() {
        peer.owe(new RequestId.Numeric(1))
                .error(RpcError.invalidRequest("failed").because("no \"remote\""));
        assertEquals(
                """
                {"error":{"code":-32600,"message":"failed","data":"no \\"remote\\""},"id":1,"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void anErrorWithoutReadableIdLeavesTheIdOut() {
        peer.fail(RpcFailure.anonymous(RpcError.parseError("not UTF-8")));
        assertEquals(
                """
                {"error":{"code":-32700,"message":"parse error: not UTF-8"},"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void aNotificationIsPutTogetherFromItsPieces() {
        peer.notify("codex/event/error", json("{\"id\":\"0\",\"msg\":"), json("{}"), json("}"));
        assertEquals(
                """
                {"jsonrpc":"2.0","method":"codex/event/error","params":{"id":"0","msg":{}}}
                """,
                sent());
    }

    @Test
    void questionsAreNumberedAndAnswersFindThem() {
        PendingAnswer first = peer.ask("execCommandApproval", json("{}"));
        PendingAnswer second = peer.ask("applyPatchApproval", json("{\"a\":[]}"));
        var result = RawJson.of(json("{\"decision\":\"approved\"}"));
        peer.accept(new Message.ErrorResponse(ONE, -32000, "no"));
        peer.accept(new Message.Response(ZERO, result));
        assertEquals(new Answer.Result(result), first.await());
        assertEquals(new Answer.Failed(-32000, "no"), second.await());
        assertEquals(
                """
                {"id":0,"jsonrpc":"2.0","method":"execCommandApproval","params":{}}
                {"id":1,"jsonrpc":"2.0","method":"applyPatchApproval","params":{"a":[]}}
                """,
                sent());
    }

    @Test
    void onlyTheFirstAnswerCountsAndStrangeIdsAreIgnored() {
        PendingAnswer question = peer.ask("m", json("{}"));
        var no = RawJson.of(json("1"));
        peer.accept(new Message.Response(new RequestId.Text("0"), no));
        peer.accept(new Message.Response(new RequestId.Numeric(77), no));
        var yes = RawJson.of(json("2"));
        peer.accept(new Message.Response(ZERO, yes));
        peer.accept(new Message.Response(ZERO, no));
        peer.accept(new Message.ErrorResponse(ZERO, 1, "late"));
        question.withdraw();
        assertEquals(new Answer.Result(yes), question.await());
    }

    @Test
    void anAnswerThatComesBeforeTheQuestionReturnsIsNotLost() {
        // the client answers from within the write: nothing can be faster
        var later = new AtomicReference<ClientSession>();
        var answered = new CountDownLatch(1);
        var direct =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("lines are written whole");
                    }

                    @Override
                    public void write(byte[] source, int offset, int length) {
                        later.get().accept(new Message.Response(ZERO, RawJson.of(json("{}"))));
                        answered.countDown();
                    }
                };
        var quick = new ClientSession(Outbox.to(direct));
        later.set(quick);
        PendingAnswer question = quick.ask("m", json("{}"));
        assertEquals(new Answer.Result(RawJson.of(json("{}"))), question.await());
    }

    @Test
    void aWithdrawnQuestionIgnoresItsAnswer() {
        PendingAnswer question = peer.ask("m", json("{}"));
        question.withdraw();
        peer.accept(new Message.Response(ZERO, RawJson.of(json("{}"))));
        assertEquals(new Answer.Withdrawn(), question.await());
    }

    @Test
    void anInterruptWithdrawsTheQuestion() throws Exception {
        PendingAnswer question = peer.ask("m", json("{}"));
        var interrupted = new FutureTask<>(() -> Thread.interrupted() ? "kept" : "lost");
        var outcome = new AtomicReference<Answer>();
        var waiter =
                Thread.ofVirtual()
                        .start(() -> {
                            outcome.set(question.await());
                            interrupted.run();
                        });
        waiter.interrupt();
        assertEquals("kept", interrupted.get());
        assertEquals(new Answer.Withdrawn(), outcome.get());
    }

    @Test
    void nobodyWaitsForAClientThatIsGone() {
        PendingAnswer before = peer.ask("m", json("{}"));
        peer.withdrawAll();
        PendingAnswer after = peer.ask("m", json("{}"));
        assertEquals(new Answer.Withdrawn(), before.await());
        assertEquals(new Answer.Withdrawn(), after.await());
        assertEquals(
                """
                {"id":0,"jsonrpc":"2.0","method":"m","params":{}}
                """,
                sent());
    }

    @Test
    void aBrokenStdoutWithdrawsAllQuestions() {
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        var deaf = new ClientSession(Outbox.to(broken));
        assertEquals(new Answer.Withdrawn(), deaf.ask("m", json("{}")).await());
    }

    @Test
    void aRequestIsAnsweredOnce() {
        Reply reply = peer.owe(ONE);
        assertTrue(reply.isOpen());
        reply.result(json("{}"));
        reply.result(json("{\"again\":true}"));
        reply.error(RpcError.internalError("again"));
        assertFalse(reply.suppress());
        assertFalse(reply.isOpen());
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void aSuppressedRequestIsNotAnswered() {
        Reply reply = peer.owe(ONE);
        assertTrue(reply.suppress());
        assertFalse(reply.suppress());
        reply.result(json("{}"));
        reply.error(RpcError.internalError("late"));
        assertEquals("", sent());
    }

    @Test
    void beforeTheEndEveryAnswerIsAwaited() throws InterruptedException {
        Reply working = peer.owe(ONE);
        peer.owe(new RequestId.Text("taken back")).suppress();
        peer.owe(new RequestId.Text("answered")).result(json("{}"));
        Thread worker = Thread.startVirtualThread(() -> working.result(json("{}")));

        peer.settleAll(Duration.ofSeconds(20));

        worker.join();
        assertEquals(
                """
                {"id":"answered","jsonrpc":"2.0","result":{}}
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void inTheEndWhatNobodyAnsweredIsRefused() {
        Reply late = peer.owe(ONE);

        peer.settleAll(Duration.ZERO);
        late.result(json("{}"));

        assertEquals(
                """
                {"error":{"code":-32603,"message":"the server is leaving"},"id":1,"jsonrpc":"2.0"}
                """,
                sent());
    }

    private String sent() {
        outbox.close(Duration.ofSeconds(20));
        return out.toString(UTF_8);
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
