package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.InterruptConversation;

/** {@code interruptConversation}: answered when the turn's last event has been sent. */
public final class InterruptConversationMethod extends DirectMethod<InterruptConversationParams> {

    private final InterruptConversation interruptConversation;

    public InterruptConversationMethod(InterruptConversation interruptConversation) {
        super(InterruptConversationParams.class);
        this.interruptConversation = interruptConversation;
    }

    @Override
    void handle(InterruptConversationParams params, Reply reply) {
        interruptConversation
                .handle(params.conversationId())
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(interruption ->
                        Work.start(
                                "interruptConversation",
                                reply,
                                () ->
                                        reply.result(
                                                WireWriter.write(
                                                        new InterruptConversationResult(
                                                                interruption.await())))));
    }
}
