package dev.basalt.adapter.doors.jsonrpc.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of a client's output: whole lines, in the order in which they were sent. Lines are
 * collected in one buffer while a daemon thread writes the other, so that under load one write
 * carries many lines and an idle outbox sends a single line at once. Thread-safe.
 *
 * <p>When the stream breaks, or after {@link #close}, sending does nothing and never blocks.
 */
public final class Outbox {

    /** Bytes that may wait before senders of ordinary lines do: 1 MiB. */
    public static final int DEFAULT_LIMIT = 1 << 20;

    private static final int INITIAL = 64 << 10;

    private final OutputStream out;
    private final int limit;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();

    /** Lines that wait to be written, in a buffer that may be larger. */
    private byte[] waiting = new byte[INITIAL];

    private int waitingLength;

    /** Bytes that the writer is writing now. */
    private int writing;

    private boolean writerIdle;
    private boolean closed;
    private boolean broken;
    private boolean unlimited;
    private final List<Runnable> onBroken = new ArrayList<>(2);

    private Outbox(OutputStream out, int limit) {
        this.out = out;
        this.limit = limit;
    }

    /** Starts writing to a stream that reports its errors (a PrintStream does not). */
    public static Outbox to(OutputStream out) {
        return to(out, DEFAULT_LIMIT);
    }

    /**
     * Starts writing, with a limit of its own.
     *
     * @param limit bytes that may wait before senders of ordinary lines do
     */
    public static Outbox to(OutputStream out, int limit) {
        var outbox = new Outbox(out, limit);
        Thread.ofPlatform().daemon().name("outbox").start(outbox::drain);
        return outbox;
    }

    /**
     * Runs an action, on any thread and after those added before, when the stream breaks; at once
     * if it is broken.
     */
    public void onBroken(Runnable action) {
        lock.lock();
        try {
            if (!broken) {
                onBroken.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /**
     * Sends a line, given in pieces and without its line feed; blocks while too much is waiting
     * already. For events, whose number is not limited.
     */
    public void send(byte[]... pieces) {
        lock.lock();
        try {
            while (isFull()) {
                drained.awaitUninterruptibly();
            }
            append(pieces);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a line without ever blocking. For replies and questions, which the reader may send and
     * whose number the client limits.
     */
    public void sendControl(byte[]... pieces) {
        lock.lock();
        try {
            append(pieces);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks no sender any more. For the shutdown: work that waits to send its events could not end
     * otherwise, and what it still sends is little.
     */
    public void stopBlocking() {
        lock.lock();
        try {
            unlimited = true;
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Accepts nothing more and waits until all that was sent is written.
     *
     * @return whether it was, in that time
     */
    public boolean close(Duration patience) {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            drained.signalAll();
            long nanos = patience.toNanos();
            while (pending() > 0 && !broken) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = drained.awaitNanos(nanos);
            }
            return !broken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long pending() {
        return (long) waitingLength + writing;
    }

    private boolean isFull() {
        return pending() >= limit && !unlimited && !closed && !broken;
    }

    private void append(byte[][] pieces) {
        if (closed || broken) {
            return;
        }
        int length = 1;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        int needed = Math.addExact(waitingLength, length);
        if (needed > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(needed, 2 * waiting.length));
        }
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, waiting, waitingLength, piece.length);
            waitingLength += piece.length;
        }
        waiting[waitingLength++] = '\n';
        if (writerIdle) {
            writerIdle = false;
            filled.signal();
        }
    }

    private void drain() {
        byte[] spare = new byte[INITIAL];
        while (true) {
            byte[] batch;
            int length;
            lock.lock();
            try {
                writing = 0;
                drained.signalAll();
                while (waitingLength == 0 && !closed) {
                    writerIdle = true;
                    filled.awaitUninterruptibly();
                }
                if (waitingLength == 0) {
                    return;
                }
                batch = waiting;
                length = waitingLength;
                waiting = spare;
                waitingLength = 0;
                writing = length;
            } finally {
                lock.unlock();
            }
            try {
                out.write(batch, 0, length);
                out.flush();
            } catch (IOException | RuntimeException e) {
                giveUp(e);
                return;
            }
            // a buffer that one huge line has grown is not kept
            spare = batch.length <= 2L * limit ? batch : new byte[INITIAL];
        }
    }

    private void giveUp(Exception reason) {
        System.getLogger(Outbox.class.getName())
                .log(System.Logger.Level.WARNING, "the output is broken: {0}", reason.getMessage());
        List<Runnable> actions;
        lock.lock();
        try {
            broken = true;
            waiting = new byte[0];
            waitingLength = 0;
            writing = 0;
            drained.signalAll();
            actions = List.copyOf(onBroken);
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }
}
