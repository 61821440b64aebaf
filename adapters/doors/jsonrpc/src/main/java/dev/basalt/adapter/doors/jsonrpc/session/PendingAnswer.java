package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A question that was sent to the client and has no answer yet. Thread-safe. */
public final class PendingAnswer {

    private final RequestId id;
    private final Runnable forget;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    PendingAnswer(RequestId id, Runnable forget) {
        this.id = id;
        this.forget = forget;
    }

    /** The id under which the client was asked. */
    public RequestId id() {
        return id;
    }

    /** Waits for the answer or the withdrawal. An interrupt withdraws the question. */
    public Answer await() {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            withdraw();
            Thread.currentThread().interrupt();
            return answer.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Withdraws the question; without effect once it is answered. */
    public void withdraw() {
        forget.run();
        settle(new Answer.Withdrawn());
    }

    void settle(Answer outcome) {
        answer.complete(outcome);
    }
}
