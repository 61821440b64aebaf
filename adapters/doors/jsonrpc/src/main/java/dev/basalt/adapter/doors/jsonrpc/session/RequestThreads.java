package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.RpcError;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads that serve what the reader's threads must not wait for: requests beside each other,
 * or one after the other in {@link InOrder a queue}. A task that fails is logged and its request
 * answered with -32603; a task that comes after {@link #stopAccepting} is refused. Thread-safe.
 */
public final class RequestThreads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RequestThreads.class.getName());

    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();
    private final List<InOrder> queues = new CopyOnWriteArrayList<>();

    /**
     * Starts a task on a thread of its own.
     *
     * @param name of the request, for the log
     */
    public void start(String name, Reply reply, Runnable task) {
        execute(beside, name, reply, task);
    }

    /**
     * Runs a task with a value: at once, on the caller's thread, if the value is known, otherwise
     * on a thread of its own that waits for it.
     *
     * @param name of the request, for the log
     */
    public <T> void whenKnown(
            String name, Reply reply, CompletableFuture<T> value, Consumer<T> task) {
        if (value.isDone()) {
            task.accept(value.join());
        } else {
            start(name, reply, () -> task.accept(value.join()));
        }
    }

    /**
     * Adds a queue, whose tasks run one after the other in the order in which they arrive.
     *
     * @param name of its thread
     */
    public InOrder inOrder(String name) {
        var queue = new InOrder(name);
        queues.add(queue);
        return queue;
    }

    /** Refuses all further requests; accepted ones continue. */
    public void stopAccepting() {
        queues.forEach(queue -> queue.thread.shutdown());
        beside.shutdown();
    }

    /** Accepts nothing more and waits until everything accepted is done. */
    @Override
    public void close() {
        queues.forEach(queue -> queue.thread.close());
        beside.close();
    }

    private static void execute(Executor threads, String name, Reply reply, Runnable task) {
        try {
            threads.execute(() -> run(name, reply, task));
        } catch (RejectedExecutionException e) {
            reply.error(RpcError.internalError("the server is shutting down"));
        }
    }

    private static void run(String name, Reply reply, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, name, e);
            reply.internalError();
        }
    }

    /** Serves one request after the other, in the order of their arrival. Thread-safe. */
    public static final class InOrder {

        private final ExecutorService thread;

        private InOrder(String name) {
            thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
        }

        /**
         * Starts a task when all before it are done.
         *
         * @param name of the request, for the log
         */
        public void start(String name, Reply reply, Runnable task) {
            execute(thread, name, reply, task);
        }

        /** Computes a value when all tasks before it are done, for a task that waits for it. */
        public <T> CompletableFuture<T> compute(Supplier<T> task) {
            try {
                return CompletableFuture.supplyAsync(task, thread);
            } catch (RejectedExecutionException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
