package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationResult;
import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.conversation.InterruptConversation;

/** {@code interruptConversation}: answered when the turn's last event has been sent. */
public final class InterruptConversationMethod extends DirectMethod<InterruptConversationParams> {

    private final InterruptConversation interruptConversation;
    private final SubmissionNumbers numbers;
    private final RequestThreads threads;

    public InterruptConversationMethod(
            InterruptConversation interruptConversation,
            SubmissionNumbers numbers,
            RequestThreads threads) {
        super(InterruptConversationParams.class);
        this.interruptConversation = interruptConversation;
        this.numbers = numbers;
        this.threads = threads;
    }

    @Override
    protected void handle(InterruptConversationParams params, ClientSession session, Reply reply) {
        interruptConversation
                .handle(params.conversationId())
                .peek(_ -> numbers.next(params.conversationId()))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(interruption ->
                        threads.start(
                                "interruptConversation",
                                reply,
                                () -> {
                                    interruption.await();
                                    reply.result(
                                            WireWriter.write(
                                                    new InterruptConversationResult(
                                                            TurnAbortReason.INTERRUPTED)));
                                }));
    }
}
