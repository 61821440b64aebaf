package dev.basalt.adapter.doors.codex.approval;

import dev.basalt.domain.approval.ReviewDecision;

/** Result of {@code applyPatchApproval}. */
public record ApplyPatchApprovalResult(ReviewDecision decision) {}
