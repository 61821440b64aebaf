package dev.basalt.adapter.doors.codex.approval;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.List;

/**
 * Params of {@code execCommandApproval}, which asks the listeners of a conversation about a
 * command.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecCommandApprovalParams(
        ConversationId conversationId,
        String callId,
        List<String> command,
        Path cwd,
        @Nullable String reason) {

    public static ExecCommandApprovalParams of(
            ConversationId id, ApprovalQuestion.RunCommand question) {
        return new ExecCommandApprovalParams(
                id,
                question.callId(),
                question.argv(),
                question.directory(),
                question.reason().orElse(null));
    }
}
