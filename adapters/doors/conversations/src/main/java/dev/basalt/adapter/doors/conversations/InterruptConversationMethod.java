package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.codex.method.InterruptConversation.Params;
import dev.basalt.adapter.doors.codex.method.InterruptConversation.Result;
import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.conversation.InterruptConversation;

/** {@code interruptConversation}: answered when the turn's last event has been sent. */
public final class InterruptConversationMethod extends DirectMethod<Params> {

    private final InterruptConversation interruptConversation;
    private final SubmissionNumbers numbers;

    public InterruptConversationMethod(
            InterruptConversation interruptConversation, SubmissionNumbers numbers) {
        super(Params.class);
        this.interruptConversation = interruptConversation;
        this.numbers = numbers;
    }

    @Override
    void handle(Params params, Reply reply) {
        interruptConversation
                .handle(params.conversationId())
                .peek(_ -> numbers.next(params.conversationId()))
                .peekLeft(error -> reply.error(ConversationErrors.of(error)))
                .peek(interruption ->
                        Work.start(
                                "interruptConversation",
                                reply,
                                () -> {
                                    interruption.await();
                                    reply.result(
                                            WireWriter.write(
                                                    new Result(TurnAbortReason.INTERRUPTED)));
                                }));
    }
}
