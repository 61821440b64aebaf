package dev.basalt.adapter.doors.jsonrpc.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

@Timeout(30)
class RequestThreadsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Outbox outbox = Outbox.to(out);
    private final ClientSession session = new Sessions().openLocal(outbox);
    private final RequestThreads threads = new RequestThreads();

    @Test
    void tasksInOrderAreAnsweredInTheOrderOfTheirArrival() {
        var queue = threads.inOrder("queue");
        var release = new CountDownLatch(1);
        Reply first = reply(1);
        Reply second = reply(2);
        queue.start(
                "first",
                first,
                () -> {
                    await(release);
                    first.result(json("{}"));
                });
        queue.start("second", second, () -> second.result(json("{}")));
        release.countDown();
        threads.close();
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                {"id":2,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void aQueueDelaysNeitherAnotherQueueNorWhatRunsBeside() {
        var slow = threads.inOrder("slow");
        var other = threads.inOrder("other");
        var release = new CountDownLatch(2);
        Reply last = reply(1);
        slow.start(
                "slow",
                last,
                () -> {
                    await(release);
                    last.result(json("{}"));
                });
        other.start("other", reply(2), release::countDown);
        threads.start("beside", reply(3), release::countDown);
        threads.close();
        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void aTaskThatFailsAnswersItsRequestExactlyOnceAndTheNextIsServed() {
        var queue = threads.inOrder("queue");
        Reply answered = reply(2);
        Reply cancelled = reply(3);
        queue.start("fails", reply(1), RequestThreadsTest::fail);
        queue.start(
                "fails after its reply",
                answered,
                () -> {
                    answered.result(json("{}"));
                    fail();
                });
        cancelled.suppress();
        queue.start("fails after it was cancelled", cancelled, RequestThreadsTest::fail);
        Reply next = reply(4);
        queue.start("next", next, () -> next.result(json("{}")));
        threads.close();
        assertEquals(
                """
                {"error":{"code":-32603,"message":"internal error"},"id":1,"jsonrpc":"2.0"}
                {"id":2,"jsonrpc":"2.0","result":{}}
                {"id":4,"jsonrpc":"2.0","result":{}}
                """,
                sent());
    }

    @Test
    void whatComesAfterTheEndIsRefused() {
        var queue = threads.inOrder("queue");
        threads.stopAccepting();
        threads.start("beside", reply(1), () -> {});
        queue.start("in order", reply(2), () -> {});
        var failed = assertThrows(CompletionException.class, queue.compute(() -> "late")::join);
        assertInstanceOf(RejectedExecutionException.class, failed.getCause());
        assertEquals(
                """
                {"error":{"code":-32603,"message":"the server is shutting down"},"id":1,"jsonrpc":"2.0"}
                {"error":{"code":-32603,"message":"the server is shutting down"},"id":2,"jsonrpc":"2.0"}
                """,
                sent());
    }

    @Test
    void valuesAreComputedInOrder() {
        var queue = threads.inOrder("queue");
        var order = new CopyOnWriteArrayList<String>();
        var first = queue.compute(() -> order.add("a"));
        var second = queue.compute(() -> order.add("b"));
        first.join();
        second.join();
        assertEquals(List.of("a", "b"), order);
    }

    private Reply reply(int id) {
        return session.openReply(new RequestId.Numeric(id));
    }

    private String sent() {
        outbox.close(Duration.ofSeconds(20));
        return out.toString(UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void fail() {
        throw new IllegalStateException("secret detail");
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
