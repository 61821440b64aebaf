package dev.basalt.adapter.doors.codex.method;

import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import java.nio.file.Path;
import java.util.List;

/** {@code sendUserTurn}: starts a turn under settings of its own. */
public final class SendUserTurn {

    private SendUserTurn() {}

    public record Params(
            @AnyIdName ConversationId conversationId,
            List<InputItem> items,
            Path cwd,
            ApprovalPolicy approvalPolicy,
            WireSandboxPolicy sandboxPolicy,
            String model,
            ReasoningEffort effort,
            ReasoningSummary summary) {}

    /** Accepted; says nothing of the turn. */
    public record Result() {}
}
