package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves requests side by side and off the reader's thread; none of them waits for another. */
public final class SideWork implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins work; should it break off, the request is answered all the same. */
    void start(String name, Reply reply, Runnable work) {
        threads.execute(() -> Work.run(name, reply, work));
    }

    /** Waits until everything begun is answered, and takes nothing more. */
    @Override
    public void close() {
        threads.close();
    }
}
