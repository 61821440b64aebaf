package dev.basalt.adapter.doors.codex.approval;

import dev.basalt.domain.approval.ReviewDecision;

/** Result of {@code execCommandApproval}. */
public record ExecCommandApprovalResult(ReviewDecision decision) {}
