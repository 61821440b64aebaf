package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;

/** Result of {@code interruptConversation}, sent when the turn has ended. */
public record InterruptConversationResult(TurnAbortReason abortReason) {}
