package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.script.ShellQuoting;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.time.Time;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reports progress to a host that asked for it: what the agent does, and from time to time that it
 * still works, since hosts give up on calls that report nothing for long.
 */
final class Progress implements ConversationListener {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int LONGEST_MESSAGE = 200;

    private final ClientSession session;
    private final byte[] token;
    private final Time time;
    private final Cancellation over = new Cancellation();
    private final ReentrantLock lock = new ReentrantLock();
    private long reports;

    Progress(ClientSession session, RequestId token, Time time) {
        this.session = session;
        this.token = token.toJson();
        this.time = time;
    }

    void begin() {
        Thread.ofVirtual()
                .name("progress")
                .start(() -> {
                    while (time.sleep(LONGEST_SILENCE, over)) {
                        report("working");
                    }
                });
    }

    /** Nothing is reported any more once this has returned. */
    void end() {
        lock.lock();
        try {
            over.cancel();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void on(ConversationEvent event) {
        switch (event.event()) {
            case Event.TurnStarted() -> report("started");
            case Event.ItemStarted(_, Item.CommandExecution command) ->
                    report("running " + ShellQuoting.join(command.argv()));
            case Event.ItemStarted(_, Item.FileChanges _) -> report("changing files");
            case Event.ItemCompleted(_, Item.AgentMessage(var parts), boolean partial)
                    when !partial ->
                    parts.forEach(this::report);
            case Event.ApprovalRequested(_, ApprovalQuestion.RunCommand command) ->
                    report("asking to run " + ShellQuoting.join(command.argv()));
            case Event.ApprovalRequested(_, ApprovalQuestion.ApplyPatch _) ->
                    report("asking to change files");
            case Event.Notice(var message) -> report(message);
            default -> {}
        }
    }

    private void report(String message) {
        String text =
                message.length() <= LONGEST_MESSAGE
                        ? message
                        : message.substring(0, LONGEST_MESSAGE) + "…";
        lock.lock();
        try {
            if (!over.isCancelled()) {
                // events, which are sent before, wait for a slow client; this must not
                session.announce(
                        "notifications/progress",
                        ascii("{\"progressToken\":"),
                        token,
                        ascii(",\"progress\":" + ++reports + ",\"message\":"),
                        WireWriter.write(text),
                        ascii("}"));
            }
        } finally {
            lock.unlock();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
