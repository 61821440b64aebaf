package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.domain.conversation.AbortReason;

/** Result of {@code interruptConversation}, sent when the turn has ended. */
public record InterruptConversationResult(AbortReason abortReason) {}
