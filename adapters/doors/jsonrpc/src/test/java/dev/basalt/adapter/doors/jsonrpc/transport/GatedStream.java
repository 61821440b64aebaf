package dev.basalt.adapter.doors.jsonrpc.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** An output whose reader accepts one write at a time, when the test lets it. */
final class GatedStream extends OutputStream {

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore taken = new Semaphore(0);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> writes = new ArrayList<>();
    private volatile boolean broken;

    /** Waits until a write arrives. */
    void awaitWrite() {
        arrived.acquireUninterruptibly();
    }

    /** Lets the waiting write, or the next, go on. */
    void takeOne() {
        taken.release();
    }

    void takeAll() {
        taken.release(1_000_000);
    }

    /** The write that waits and all later ones fail. */
    void breakPipe() {
        broken = true;
        takeAll();
    }

    synchronized String text() {
        return bytes.toString(UTF_8);
    }

    synchronized int writes() {
        return writes.size();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        arrived.release();
        taken.acquireUninterruptibly();
        if (broken) {
            throw new IOException("Broken pipe");
        }
        synchronized (this) {
            bytes.write(source, offset, length);
            writes.add(length);
        }
    }
}
