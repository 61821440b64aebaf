package dev.basalt.adapter.doors.jsonrpc.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.MessageParser;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(30)
class ClientSessionTest {

    private static final RequestId ZERO = new RequestId.Numeric(0);
    private static final RequestId ONE = new RequestId.Numeric(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Outbox outbox = Outbox.to(out);
    private final ClientSession session = new Sessions().openLocal(outbox);

    @Test
    void aResultKeepsTheTypeOfTheId() {
        session.openReply(new RequestId.Numeric(3)).result(json("{\"a\":1}"));
        session.openReply(new RequestId.Text("3")).result(json("{}"));
        assertEquals(
                """
                {"id":3,"jsonrpc":"2.0","result":{"a":1}}
                {"id":"3","jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void anIdReturnsExactlyAsItWasSent() {
        String id = "q\"\\\n\u0000é😀\ud800";
        session.openReply(new RequestId.Text(id)).result(json("{}"));
        var line = sent().getBytes(UTF_8);
        var echoed =
                assertInstanceOf(
                        Message.Response.class,
                        new MessageParser().parse(ByteBuffer.wrap(line)).get());
        assertEquals(new RequestId.Text(id), echoed.id());
    }

    @Test
    void anErrorNamesCodeAndReason() {
        session.openReply(new RequestId.Text("a")).error(RpcError.methodNotFound("no\"pe"));
        assertEquals(
                """
                {"error":{"code":-32601,"message":"method not found: no\\"pe"},"id":"a","jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void anErrorMayCarryDataBesideItsMessage() {
        session.openReply(new RequestId.Numeric(1))
                .error(RpcError.invalidRequest("failed").because("no \"remote\""));
        assertEquals(
                """
                {"error":{"code":-32600,"message":"failed","data":"no \\"remote\\""},"id":1,"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void anErrorWithoutReadableIdLeavesTheIdOut() {
        session.refuse(RpcFailure.anonymous(RpcError.parseError("the line is not UTF-8")));
        assertEquals(
                """
                {"error":{"code":-32700,"message":"parse error: the line is not UTF-8"},"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void aNotificationIsPutTogetherFromItsPieces() {
        session.notify("codex/event/error", json("{\"id\":\"0\",\"msg\":"), json("{}"), json("}"));
        assertEquals(
                """
                {"jsonrpc":"2.0","method":"codex/event/error","params":{"id":"0","msg":{}}}
                """,
                sent());
    }

    @Test
    void questionsAreNumberedAndAnswersFindThem() {
        PendingAnswer first = session.ask("execCommandApproval", json("{}"));
        PendingAnswer second = session.ask("applyPatchApproval", json("{\"a\":[]}"));
        var result = RawJson.of(json("{\"decision\":\"approved\"}"));
        session.accept(new Message.ErrorResponse(ONE, -32000, "no"));
        session.accept(new Message.Response(ZERO, result));
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
    void onlyTheFirstAnswerCountsAndUnknownIdsAreIgnored() {
        PendingAnswer question = session.ask("m", json("{}"));
        var no = RawJson.of(json("1"));
        session.accept(new Message.Response(new RequestId.Text("0"), no));
        session.accept(new Message.Response(new RequestId.Numeric(77), no));
        var yes = RawJson.of(json("2"));
        session.accept(new Message.Response(ZERO, yes));
        session.accept(new Message.Response(ZERO, no));
        session.accept(new Message.ErrorResponse(ZERO, 1, "late"));
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
        var quick = new Sessions().openLocal(Outbox.to(direct));
        later.set(quick);
        PendingAnswer question = quick.ask("m", json("{}"));
        assertEquals(new Answer.Result(RawJson.of(json("{}"))), question.await());
    }

    @Test
    void aWithdrawnQuestionIgnoresItsAnswer() {
        PendingAnswer question = session.ask("m", json("{}"));
        question.withdraw();
        session.accept(new Message.Response(ZERO, RawJson.of(json("{}"))));
        assertEquals(new Answer.Withdrawn(), question.await());
    }

    @Test
    void anInterruptWithdrawsTheQuestion() throws Exception {
        PendingAnswer question = session.ask("m", json("{}"));
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
    void withdrawnQuestionsAreNotWaitedForNorAreLaterOnes() {
        PendingAnswer before = session.ask("m", json("{}"));
        session.withdrawQuestions();
        PendingAnswer after = session.ask("m", json("{}"));
        assertEquals(new Answer.Withdrawn(), before.await());
        assertEquals(new Answer.Withdrawn(), after.await());
        assertEquals(
                """
                {"id":0,"jsonrpc":"2.0","method":"m","params":{}}
                """,
                sent());
    }

    @Test
    void aBrokenOutputWithdrawsAllQuestions() {
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        var unwritable = new Sessions().openLocal(Outbox.to(broken));
        assertEquals(new Answer.Withdrawn(), unwritable.ask("m", json("{}")).await());
    }

    @Test
    void aRequestIsAnsweredOnce() {
        Reply reply = session.openReply(ONE);
        reply.result(json("{}"));
        reply.result(json("{\"again\":true}"));
        reply.error(RpcError.internalError("again"));
        assertFalse(reply.suppress());
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void aSuppressedRequestIsNotAnswered() {
        Reply reply = session.openReply(ONE);
        assertTrue(reply.suppress());
        assertFalse(reply.suppress());
        reply.result(json("{}"));
        reply.error(RpcError.internalError("late"));
        assertEquals("", sent());
    }

    @Test
    void aSessionIsClosedWhenEveryReplyIsSent() throws InterruptedException {
        Reply working = session.openReply(ONE);
        session.openReply(new RequestId.Text("cancelled")).suppress();
        session.openReply(new RequestId.Text("answered")).result(json("{}"));
        Thread worker = Thread.startVirtualThread(() -> working.result(json("{}")));

        session.close(Duration.ofSeconds(20));

        worker.join();
        assertEquals(
                """
                {"id":"answered","jsonrpc":"2.0","result":{}}
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void allRepliesCanBeAwaited() throws InterruptedException {
        Reply working = session.openReply(ONE);
        var replied = new AtomicReference<>(false);
        Thread worker =
                Thread.startVirtualThread(() -> {
                    replied.set(true);
                    working.result(json("{}"));
                });

        session.awaitReplies();

        assertTrue(replied.get());
        worker.join();
    }

    @Test
    void aRequestWithoutReplyIsRefusedWhenTheSessionIsClosed() {
        Reply late = session.openReply(ONE);

        session.close(Duration.ZERO);
        late.result(json("{}"));

        assertEquals(
                """
                {"error":{"code":-32603,"message":"the server is shutting down"},"id":1,"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void questionsAreNumberedPerSession() {
        var sessions = new Sessions();
        var one = sessions.openLocal(outbox);
        var other = sessions.openLocal(Outbox.to(OutputStream.nullOutputStream()));
        assertEquals(ZERO, one.ask("m", json("{}")).id());
        assertEquals(ZERO, other.ask("m", json("{}")).id());
        assertEquals(ONE, one.ask("m", json("{}")).id());
    }

    @Test
    void anAnswerOfOneSessionDoesNotReachAnother() {
        var other = new Sessions().openLocal(Outbox.to(OutputStream.nullOutputStream()));
        PendingAnswer question = session.ask("m", json("{}"));
        other.accept(new Message.Response(ZERO, RawJson.of(json("1"))));
        session.accept(new Message.Response(ZERO, RawJson.of(json("2"))));
        assertEquals(new Answer.Result(RawJson.of(json("2"))), question.await());
    }

    @Test
    void everyOpenSessionReceivesAnAnnouncement() {
        var sessions = new Sessions();
        var second = new ByteArrayOutputStream();
        Outbox secondOutbox = Outbox.to(second);
        sessions.openLocal(outbox).close(Duration.ZERO);
        sessions.openLocal(secondOutbox);
        sessions.announce("authStatusChange", json("{}"));
        secondOutbox.close(Duration.ofSeconds(20));
        assertEquals(
                """
                {"jsonrpc":"2.0","method":"authStatusChange","params":{}}
                """,
                second.toString(UTF_8));
        assertEquals("", sent());
    }

    @Test
    void whatEndsWithTheSessionIsEndedOnce() {
        var ended = new ArrayList<String>();
        session.onClose(() -> ended.add("subscription"));
        session.onClose(() -> ended.add("over before")).close();
        session.close(Duration.ZERO);
        session.close(Duration.ZERO);
        session.onClose(() -> ended.add("too late"));
        assertEquals(List.of("subscription", "too late"), ended);
    }

    @Test
    void aClosedSessionWithdrawsItsQuestions() {
        PendingAnswer question = session.ask("m", json("{}"));
        session.close(Duration.ZERO);
        assertEquals(new Answer.Withdrawn(), question.await());
    }

    @Test
    void aClientIntroducesItselfOnce() {
        assertEquals(ClientProfile.UNKNOWN, session.profile());
        var first = new ClientProfile("2025-06-18", true);
        assertTrue(session.introduce(first));
        assertFalse(session.introduce(new ClientProfile("2025-03-26", false)));
        assertEquals(first, session.profile());
    }

    private String sent() {
        outbox.close(Duration.ofSeconds(20));
        return out.toString(UTF_8);
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
