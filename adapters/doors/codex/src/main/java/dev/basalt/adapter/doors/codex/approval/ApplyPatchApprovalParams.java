package dev.basalt.adapter.doors.codex.approval;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.Map;

/**
 * Params of {@code applyPatchApproval}, which asks the listeners of a conversation about a patch.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplyPatchApprovalParams(
        ConversationId conversationId,
        String callId,
        Map<String, WireFileChange> fileChanges,
        @Nullable String reason,
        @Nullable Path grantRoot) {

    public static ApplyPatchApprovalParams of(
            ConversationId id, ApprovalQuestion.ApplyPatch question) {
        return new ApplyPatchApprovalParams(
                id,
                question.callId(),
                WireFileChange.of(question.changes()),
                question.reason().orElse(null),
                question.grantRoot().orElse(null));
    }
}
