package dev.basalt.adapter.doors.jsonrpc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one answer that a request gets. Whatever comes first counts, nothing more is sent: after
 * {@link #suppress} that is expected (who works on a cancelled request may not know it yet), after
 * an answer it is a mistake of the server and logged. Thread-safe.
 */
public final class Reply {

    private enum State {
        OPEN,
        ANSWERED,
        SUPPRESSED
    }

    private final RequestId id;
    private final Peer peer;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch settled = new CountDownLatch(1);

    Reply(RequestId id, Peer peer) {
        this.id = id;
        this.peer = peer;
    }

    /**
     * Answers with a result.
     *
     * @param json the result as JSON
     */
    public void result(byte[] json) {
        if (answers()) {
            peer.respond(id, json);
            settle();
        }
    }

    public void error(RpcError error) {
        if (answers()) {
            peer.fail(id, error);
            settle();
        }
    }

    /**
     * Answers nothing, ever, since the client took the request back.
     *
     * @return false if it was answered or suppressed before
     */
    public boolean suppress() {
        boolean suppressed = state.compareAndSet(State.OPEN, State.SUPPRESSED);
        if (suppressed) {
            settle();
        }
        return suppressed;
    }

    /** Tells whether an answer would still be sent. */
    public boolean isOpen() {
        return state.get() == State.OPEN;
    }

    /** Waits until the answer is sent, or until it is sure that there will be none. */
    void awaitSettled(Duration patience) throws InterruptedException {
        settled.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void settle() {
        peer.forget(this);
        settled.countDown();
    }

    private boolean answers() {
        State before = state.compareAndExchange(State.OPEN, State.ANSWERED);
        if (before == State.ANSWERED) {
            System.getLogger(Reply.class.getName())
                    .log(System.Logger.Level.ERROR, "a second answer to {0}", id.asText());
        }
        return before == State.OPEN;
    }
}
