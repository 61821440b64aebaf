package dev.basalt.adapter.doors.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The client on the other side: everything that is said to it goes through here, and the answers to
 * questions come back here. Thread-safe.
 */
public final class Peer {

    private static final byte[] BEFORE_ID = ascii("{\"id\":");
    private static final byte[] BEFORE_RESULT = ascii(",\"jsonrpc\":\"2.0\",\"result\":");
    private static final byte[] BEFORE_ASKED_METHOD = ascii(",\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_METHOD = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_PARAMS = ascii(",\"params\":");
    private static final byte[] BEFORE_CODE = ascii("{\"error\":{\"code\":");
    private static final byte[] BEFORE_MESSAGE = ascii(",\"message\":");
    private static final byte[] BEFORE_DATA = ascii(",\"data\":");
    private static final byte[] NOTHING = {};
    private static final byte[] BEFORE_FAILED_ID = ascii("},\"id\":");
    private static final byte[] AFTER_FAILED_ID = ascii(",\"jsonrpc\":\"2.0\"}");
    private static final byte[] AFTER_ERROR = ascii("},\"jsonrpc\":\"2.0\"}");
    private static final byte[] END = {'}'};

    private final Outbox outbox;
    private final AtomicLong nextId = new AtomicLong();
    private final Map<RequestId, PendingAnswer> pending = new ConcurrentHashMap<>();
    private final Set<Reply> unanswered = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    public Peer(Outbox outbox) {
        this.outbox = outbox;
        outbox.onBroken(this::withdrawAll);
    }

    /**
     * Sends a notification; waits while the client is too slow.
     *
     * @param params the params as JSON, in pieces, so that what many listeners get is written once
     */
    public void notify(String method, byte[]... params) {
        outbox.send(notification(method, params));
    }

    /**
     * Sends a notification without ever waiting. For what follows from a request once, or seldom,
     * so that the client bounds how much of it there is.
     *
     * @param params as for {@link #notify}
     */
    public void announce(String method, byte[]... params) {
        outbox.sendControl(notification(method, params));
    }

    /**
     * Asks the client something. Ids are 0, 1, 2, ... for all questions of the process. Once the
     * client is gone, the answer is {@link Answer.Withdrawn} at once.
     */
    public PendingAnswer ask(String method, byte[] params) {
        var id = new RequestId.Numeric(nextId.getAndIncrement());
        var question = new PendingAnswer(id, () -> pending.remove(id));
        // registered before it is sent: the answer may be faster than the return from here
        pending.put(id, question);
        if (gone) {
            question.withdraw();
            return question;
        }
        outbox.sendControl(
                BEFORE_ID,
                id.toJson(),
                BEFORE_ASKED_METHOD,
                JsonText.quote(method),
                BEFORE_PARAMS,
                params,
                END);
        return question;
    }

    /** Hands an answer to whoever waits for it. Unknown ids and second answers are ignored. */
    public void accept(Message.Response response) {
        settle(response.id(), new Answer.Result(response.result()));
    }

    /** Hands a refusal to whoever waits for the answer. */
    public void accept(Message.ErrorResponse response) {
        settle(response.id(), new Answer.Failed(response.code(), response.message()));
    }

    /** Nobody will answer any more: withdraws all questions, also those that are asked later. */
    public void withdrawAll() {
        gone = true;
        pending.values().forEach(PendingAnswer::withdraw);
    }

    /** Takes a request of the client on: from now on it is owed an answer. */
    Reply owe(RequestId id) {
        var reply = new Reply(id, this);
        unanswered.add(reply);
        return reply;
    }

    void forget(Reply answered) {
        unanswered.remove(answered);
    }

    /**
     * Sees to it that no request stays without its answer when the process ends.
     *
     * @param patience how long to wait for those who still work on answers; then the rest are
     *     refused
     */
    public void settleAll(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (Reply reply : unanswered) {
                reply.awaitSettled(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unanswered.forEach(reply -> reply.error(RpcError.internalError("the server is leaving")));
    }

    void respond(RequestId id, byte[] result) {
        outbox.sendControl(BEFORE_ID, id.toJson(), BEFORE_RESULT, result, END);
    }

    void fail(RequestId id, RpcError error) {
        outbox.sendControl(
                BEFORE_CODE,
                ascii(Integer.toString(error.code())),
                BEFORE_MESSAGE,
                JsonText.quote(error.message()),
                error.data().isPresent() ? BEFORE_DATA : NOTHING,
                error.data().isPresent() ? JsonText.quote(error.data().get()) : NOTHING,
                BEFORE_FAILED_ID,
                id.toJson(),
                AFTER_FAILED_ID);
    }

    /** Refuses a line. Without a readable id the member is left out: clients choke on null. */
    void fail(RpcFailure failure) {
        failure.id()
                .ifPresentOrElse(
                        id -> fail(id, failure.error()), () -> failWithoutId(failure.error()));
    }

    private void failWithoutId(RpcError error) {
        outbox.sendControl(
                BEFORE_CODE,
                ascii(Integer.toString(error.code())),
                BEFORE_MESSAGE,
                JsonText.quote(error.message()),
                AFTER_ERROR);
    }

    private void settle(RequestId id, Answer answer) {
        PendingAnswer question = pending.remove(id);
        if (question != null) {
            question.settle(answer);
        }
    }

    private static byte[][] notification(String method, byte[]... params) {
        byte[][] line = new byte[params.length + 4][];
        line[0] = BEFORE_METHOD;
        line[1] = JsonText.quote(method);
        line[2] = BEFORE_PARAMS;
        System.arraycopy(params, 0, line, 3, params.length);
        line[params.length + 3] = END;
        return line;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
