package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.jsonrpc.Reply;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves requests about accounts one after the other, in the order of their arrival and off the
 * reader's thread: a question that follows a sign-out is answered by what the sign-out left.
 */
public final class AccountQueue implements AutoCloseable {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("account").factory());

    /** Adds work; should it break off, the request is answered all the same. */
    void add(String name, Reply reply, Runnable work) {
        thread.execute(() -> Work.run(name, reply, work));
    }

    /** Waits until everything added is done, and takes nothing more. */
    @Override
    public void close() {
        thread.close();
    }
}
