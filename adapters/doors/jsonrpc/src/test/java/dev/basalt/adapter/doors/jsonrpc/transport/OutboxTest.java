package dev.basalt.adapter.doors.jsonrpc.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(30)
class OutboxTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final GatedStream stream = new GatedStream();
    private final Outbox outbox = Outbox.to(stream, 100);

    @AfterEach
    void close() {
        stream.takeAll();
    }

    @Test
    void writesEachLineWithALineFeed() {
        stream.takeAll();
        outbox.send(line("a"), line("b"));
        outbox.sendControl(line("c"));
        assertTrue(outbox.close(LONG));
        assertEquals("ab\nc\n", stream.text());
    }

    @Test
    void writesASingleLineAtOnce() {
        outbox.send(line("a"));
        stream.awaitWrite();
        stream.takeOne();
        outbox.send(line("b"));
        stream.awaitWrite();
    }

    @Test
    void whatIsSentDuringAWriteGoesOutInOne() {
        outbox.send(line("first"));
        stream.awaitWrite();
        for (int i = 0; i < 10; i++) {
            outbox.send(line("m" + i));
        }
        stream.takeAll();
        assertTrue(outbox.close(LONG));
        assertEquals("first\nm0\nm1\nm2\nm3\nm4\nm5\nm6\nm7\nm8\nm9\n", stream.text());
        assertEquals(2, stream.writes());
    }

    @Test
    void anEventWaitsWhileTheClientIsSlowAndAnAnswerDoesNot() throws InterruptedException {
        outbox.send(line("x".repeat(100)));
        stream.awaitWrite();
        var sent = new CountDownLatch(1);
        var sender =
                Thread.ofVirtual()
                        .start(() -> {
                            outbox.send(line("event"));
                            sent.countDown();
                        });
        assertFalse(sent.await(50, TimeUnit.MILLISECONDS));
        outbox.sendControl(line("answer"));
        assertEquals(1, sent.getCount());
        stream.takeOne();
        sent.await();
        sender.join();
        stream.takeAll();
        assertTrue(outbox.close(LONG));
        assertEquals("x".repeat(100) + "\nanswer\nevent\n", stream.text());
    }

    @Test
    void linesOfManySendersAreNeitherMixedNorLostNorReordered() throws InterruptedException {
        stream.takeAll();
        var senders = new ArrayList<Thread>();
        for (int s = 0; s < 20; s++) {
            String name = "s" + s + ":";
            senders.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int i = 0; i < 500; i++) {
                                    outbox.send(line(name), line(Integer.toString(i)));
                                }
                            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertTrue(outbox.close(LONG));
        var lines = stream.text().lines().toList();
        assertEquals(20 * 500, lines.size());
        int[] next = new int[20];
        for (String line : lines) {
            int colon = line.indexOf(':');
            int sender = Integer.parseInt(line.substring(1, colon));
            assertEquals(next[sender]++, Integer.parseInt(line.substring(colon + 1)));
        }
    }

    @Test
    void aSenderOfManyLinesDoesNotBlockTheOthers() throws InterruptedException {
        stream.takeAll();
        var enough = new AtomicBoolean();
        var floods = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            floods.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!enough.get()) {
                                    outbox.send(line("flood"));
                                }
                            }));
        }
        for (int i = 0; i < 100; i++) {
            outbox.send(line("other"));
        }
        enough.set(true);
        for (Thread flood : floods) {
            flood.join();
        }
        assertTrue(outbox.close(LONG));
        assertEquals(100, stream.text().lines().filter("other"::equals).count());
    }

    @Test
    void sendersGoOnAtTheEndAlthoughNothingIsRead() throws InterruptedException {
        outbox.send(line("x".repeat(100)));
        var sender = Thread.ofVirtual().start(() -> outbox.send(line("last")));

        outbox.stopBlocking();
        sender.join();

        stream.takeAll();
        assertTrue(outbox.close(LONG));
        assertEquals("x".repeat(100) + "\nlast\n", stream.text());
    }

    @Test
    void everyActionRunsWhenTheStreamBreaks() {
        var ran = new LinkedBlockingQueue<String>();
        outbox.onBroken(() -> ran.add("first"));
        outbox.onBroken(() -> ran.add("second"));

        stream.breakPipe();
        outbox.send(line("a"));

        assertEquals("first", take(ran));
        assertEquals("second", take(ran));
        outbox.onBroken(() -> ran.add("too late"));
        assertEquals("too late", ran.poll());
    }

    private static String take(LinkedBlockingQueue<String> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLineLargerThanTheLimitGoesThrough() {
        stream.takeAll();
        String huge = "h".repeat(1_000_000);
        outbox.send(line(huge));
        outbox.send(line("after"));
        assertTrue(outbox.close(LONG));
        assertEquals(huge + "\nafter\n", stream.text());
    }

    @Test
    void aBrokenStreamFreesTheSendersAndIsReported() throws InterruptedException {
        var reported = new CountDownLatch(1);
        outbox.onBroken(reported::countDown);
        outbox.send(line("x".repeat(200)));
        stream.awaitWrite();
        var sender = Thread.ofVirtual().start(() -> outbox.send(line("event")));
        stream.breakPipe();
        reported.await();
        sender.join();
        outbox.send(line("y".repeat(200)));
        outbox.send(line("z".repeat(200)));
        outbox.sendControl(line("answer"));
        assertFalse(outbox.close(LONG));
        assertEquals("", stream.text());
    }

    @Test
    void aBreakThatHasHappenedIsReportedAtOnce() throws InterruptedException {
        var first = new CountDownLatch(1);
        outbox.onBroken(first::countDown);
        stream.breakPipe();
        outbox.send(line("a"));
        first.await();
        var second = new CountDownLatch(1);
        outbox.onBroken(second::countDown);
        assertEquals(0, second.getCount());
    }

    @Test
    void closingDoesNotWaitForAClientThatReadsNothing() throws InterruptedException {
        outbox.send(line("x".repeat(200)));
        stream.awaitWrite();
        var sender = Thread.ofVirtual().start(() -> outbox.send(line("event")));
        assertFalse(outbox.close(Duration.ofMillis(20)));
        sender.join();
    }

    @Test
    void nothingIsSentAfterTheClose() {
        stream.takeAll();
        outbox.send(line("a"));
        assertTrue(outbox.close(LONG));
        outbox.send(line("b"));
        outbox.sendControl(line("c"));
        assertTrue(outbox.close(LONG));
        assertEquals("a\n", stream.text());
    }

    private static byte[] line(String text) {
        return text.getBytes(UTF_8);
    }
}
