package dev.basalt.adapter.doors.jsonrpc.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard error for a server: writing never blocks, even if the other end is a pipe that is not
 * read. Messages wait in a bounded queue for a daemon thread; what does not fit is dropped and
 * counted, and a message that is repeated is written once, with the number of repetitions.
 * Thread-safe.
 */
public final class DiagnosticOutput extends OutputStream {

    /** Bytes that may wait by default: 256 KiB. */
    public static final int DEFAULT_LIMIT = 256 << 10;

    /** After this time without another message the number of repetitions is written. */
    private static final Duration REPETITION_TIME = Duration.ofSeconds(1);

    private final OutputStream out;
    private final int limit;
    private final Duration repetitionTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** A message whose line feed is still missing. */
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private byte[] last = {};
    private long repeated;
    private long dropped;
    private boolean started;
    private boolean writing;
    private boolean broken;

    public DiagnosticOutput(OutputStream out) {
        this(out, DEFAULT_LIMIT, REPETITION_TIME);
    }

    /**
     * Creates a stream with a limit of its own. The thread starts with the first message.
     *
     * @param limit bytes that may wait
     * @param repetitionTime after which the number of repetitions is written
     */
    DiagnosticOutput(OutputStream out, int limit, Duration repetitionTime) {
        this.out = out;
        this.limit = limit;
        this.repetitionTime = repetitionTime;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Accepts bytes; a message is complete when they end with a line feed. */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        lock.lock();
        try {
            if (length == 0 || broken) {
                return;
            }
            unfinished.write(bytes, offset, length);
            if (bytes[offset + length - 1] == '\n' || unfinished.size() > limit) {
                byte[] message = unfinished.toByteArray();
                unfinished.reset();
                accept(message);
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept(byte[] message) {
        if (Arrays.equals(message, last)) {
            repeated++;
        } else {
            finishRepetition();
            last = message;
            enqueue(message);
        }
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("standard error").start(this::drain);
        }
        changed.signalAll();
    }

    private void finishRepetition() {
        if (repeated > 0) {
            byte[] count = ascii("(repeated " + repeated + " times)\n");
            repeated = 0;
            enqueue(count);
        }
    }

    private void enqueue(byte[] message) {
        if (waitingBytes + message.length > limit) {
            dropped++;
            return;
        }
        add(message);
    }

    private void add(byte[] message) {
        waiting.add(message);
        waitingBytes += message.length;
    }

    /**
     * Waits until everything is written.
     *
     * @return whether it was, in that time
     */
    public boolean drain(Duration patience) {
        lock.lock();
        try {
            finishRepetition();
            changed.signalAll();
            long nanos = patience.toNanos();
            while (started && !broken && (writing || !waiting.isEmpty())) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        try {
            while (true) {
                out.write(next());
                out.flush();
            }
        } catch (IOException e) {
            // there is no other place to report it
            lock.lock();
            try {
                broken = true;
                waiting.clear();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] next() throws InterruptedException {
        lock.lock();
        try {
            writing = false;
            changed.signalAll();
            while (waiting.isEmpty()) {
                if (dropped > 0) {
                    add(ascii("(" + dropped + " messages dropped: standard error was not read)\n"));
                    dropped = 0;
                } else if (repeated == 0) {
                    changed.await();
                } else if (!changed.await(repetitionTime.toMillis(), TimeUnit.MILLISECONDS)) {
                    finishRepetition();
                }
            }
            byte[] message = waiting.remove();
            waitingBytes -= message.length;
            writing = true;
            return message;
        } finally {
            lock.unlock();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
