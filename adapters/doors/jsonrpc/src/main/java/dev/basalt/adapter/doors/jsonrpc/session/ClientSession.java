package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.MessageWriter;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;
import dev.basalt.domain.control.Cancellation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client and what is going on with it: who it is, what it is sent, the questions it has not
 * answered and the requests that have no reply yet. Every request is handled with the session it
 * came from. Thread-safe.
 */
public final class ClientSession {

    private final Sessions sessions;
    private final Outbox outbox;
    private final Optional<String> principal;
    private final AtomicReference<ClientProfile> profile =
            new AtomicReference<>(ClientProfile.UNKNOWN);
    private final AtomicLong nextQuestion = new AtomicLong();
    private final Map<RequestId, PendingAnswer> questions = new ConcurrentHashMap<>();
    private final Set<Reply> openReplies = ConcurrentHashMap.newKeySet();
    private final Cancellation closed = new Cancellation();
    private volatile boolean withdrawsQuestions;

    ClientSession(Sessions sessions, Outbox outbox, Optional<String> principal) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.principal = principal;
        outbox.onBroken(this::withdrawQuestions);
    }

    /** Returns who the client has proven to be; empty for the local client. */
    public Optional<String> principal() {
        return principal;
    }

    /** Returns how the client introduced itself. */
    public ClientProfile profile() {
        return profile.get();
    }

    /**
     * Stores how the client introduces itself.
     *
     * @return false if it has introduced itself before, and nothing is changed
     */
    public boolean introduce(ClientProfile client) {
        return profile.compareAndSet(ClientProfile.UNKNOWN, client);
    }

    /**
     * Sends a notification; blocks while the client reads too slowly.
     *
     * @param params the params as JSON, in pieces, so that what several clients receive is written
     *     once
     */
    public void notify(String method, byte[]... params) {
        outbox.send(MessageWriter.notification(method, params));
    }

    /**
     * Sends a notification without ever blocking. For what follows from a request once, or seldom,
     * so that the client limits how much of it there is.
     *
     * @param params as for {@link #notify}
     */
    public void announce(String method, byte[]... params) {
        outbox.sendControl(MessageWriter.notification(method, params));
    }

    /**
     * Asks the client something. Ids are 0, 1, 2, ... within the session. After {@link
     * #withdrawQuestions} the answer is {@link Answer.Withdrawn} at once.
     */
    public PendingAnswer ask(String method, byte[] params) {
        var id = new RequestId.Numeric(nextQuestion.getAndIncrement());
        var question = new PendingAnswer(id, () -> questions.remove(id));
        // registered before it is sent: the answer may be faster than the return from here
        questions.put(id, question);
        if (withdrawsQuestions) {
            question.withdraw();
            return question;
        }
        outbox.sendControl(MessageWriter.request(id, method, params));
        return question;
    }

    /** Accepts the answer to a question. Unknown ids and second answers are ignored. */
    public void accept(Message.Response response) {
        settle(response.id(), new Answer.Result(response.result()));
    }

    /** Accepts the refusal of a question. */
    public void accept(Message.ErrorResponse response) {
        settle(response.id(), new Answer.Failed(response.code(), response.message()));
    }

    private void settle(RequestId id, Answer answer) {
        PendingAnswer question = questions.remove(id);
        if (question != null) {
            question.settle(answer);
        }
    }

    /** Withdraws all questions, also later ones: no answer will come any more. */
    public void withdrawQuestions() {
        withdrawsQuestions = true;
        questions.values().forEach(PendingAnswer::withdraw);
    }

    /** Refuses a line that is not a message. */
    public void refuse(RpcFailure failure) {
        outbox.sendControl(MessageWriter.error(failure.id(), failure.error()));
    }

    /** Accepts a request: from now on the session owes it a reply. */
    Reply openReply(RequestId id) {
        var reply = new Reply(id, this);
        openReplies.add(reply);
        return reply;
    }

    void closeReply(Reply reply) {
        openReplies.remove(reply);
    }

    void sendResult(RequestId id, byte[] result) {
        outbox.sendControl(MessageWriter.result(id, result));
    }

    void sendError(RequestId id, RpcError error) {
        outbox.sendControl(MessageWriter.error(Optional.of(id), error));
    }

    /**
     * Runs an action when the session is closed, or at once when it already is. The action must be
     * short and must not throw.
     *
     * @return withdraws the action; to be closed when what it would end is over
     */
    public Cancellation.Registration onClose(Runnable action) {
        return closed.onCancel(action);
    }

    /** Waits until every request has its reply; no further request may come. */
    public void awaitReplies() {
        try {
            for (Reply reply : openReplies) {
                reply.awaitSettled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the session: its questions are withdrawn, what must end with it is ended, and every open
     * request gets its reply. What is sent afterwards is still sent as long as the outbox is open.
     *
     * @param patience how long to wait for those who still work on replies; then the rest are
     *     refused
     */
    public void close(Duration patience) {
        sessions.remove(this);
        withdrawQuestions();
        closed.cancel();
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (Reply reply : openReplies) {
                reply.awaitSettled(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        openReplies.forEach(
                reply -> reply.error(RpcError.internalError("the server is shutting down")));
    }
}
