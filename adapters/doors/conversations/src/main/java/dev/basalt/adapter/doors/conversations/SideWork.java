package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.jsonrpc.Reply;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves requests off the reader's thread. */
public final class SideWork implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("in-order").factory());

    /** Begins work beside all other; should it break off, the request is answered all the same. */
    void start(String name, Reply reply, Runnable work) {
        threads.execute(() -> Work.run(name, reply, work));
    }

    /**
     * Begins work when all is done that was handed in here before, so that the answers come in the
     * order of the requests; should it break off, the request is answered all the same.
     */
    void startInOrder(String name, Reply reply, Runnable work) {
        queue.execute(() -> Work.run(name, reply, work));
    }

    /** Waits until everything begun is answered, and takes nothing more. */
    @Override
    public void close() {
        queue.close();
        threads.close();
    }
}
