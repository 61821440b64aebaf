package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import java.nio.file.Path;
import java.util.List;

/** Params of {@code sendUserTurn}, which starts a turn with settings of its own. */
public record SendUserTurnParams(
        @AnyIdName ConversationId conversationId,
        List<InputItem> items,
        Path cwd,
        ApprovalPolicy approvalPolicy,
        WireSandboxPolicy sandboxPolicy,
        String model,
        ReasoningEffort effort,
        ReasoningSummary summary) {}
