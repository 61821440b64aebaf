package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one reply that a request gets. The first counts and nothing more is sent: after {@link
 * #suppress} that is expected (work on a cancelled request may not have noticed yet), after a reply
 * it is a bug of the server and logged. Thread-safe.
 */
public final class Reply {

    private enum State {
        OPEN,
        ANSWERED,
        SUPPRESSED
    }

    private final RequestId id;
    private final ClientSession session;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch settled = new CountDownLatch(1);

    Reply(RequestId id, ClientSession session) {
        this.id = id;
        this.session = session;
    }

    /**
     * Answers with a result.
     *
     * @param json the result as JSON
     */
    public void result(byte[] json) {
        if (answers()) {
            session.sendResult(id, json);
            settle();
        }
    }

    public void error(RpcError error) {
        if (answers()) {
            session.sendError(id, error);
            settle();
        }
    }

    /** Answers that the server failed, unless the request is answered or suppressed already. */
    void internalError() {
        if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
            session.sendError(id, RpcError.internalError("internal error"));
            settle();
        }
    }

    /**
     * Never answers, since the client cancelled the request.
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

    /** Waits until the reply is sent, or until it is certain that there will be none. */
    void awaitSettled(Duration patience) throws InterruptedException {
        settled.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits like {@link #awaitSettled(Duration)}, without a limit. */
    void awaitSettled() throws InterruptedException {
        settled.await();
    }

    private void settle() {
        session.closeReply(this);
        settled.countDown();
    }

    private boolean answers() {
        State before = state.compareAndExchange(State.OPEN, State.ANSWERED);
        if (before == State.ANSWERED) {
            System.getLogger(Reply.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "a second reply to request {0} was dropped",
                            id.asText());
        }
        return before == State.OPEN;
    }
}
