package dev.basalt.adapter.doors.codex.approval;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.List;

/** {@code execCommandApproval}: asks the listeners of a conversation about a command. */
public final class ExecCommandApproval {

    private ExecCommandApproval() {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Params(
            ConversationId conversationId,
            String callId,
            List<String> command,
            Path cwd,
            @Nullable String reason) {

        public static Params of(ConversationId id, ApprovalQuestion.RunCommand question) {
            return new Params(
                    id,
                    question.callId(),
                    question.argv(),
                    question.directory(),
                    question.reason().orElse(null));
        }
    }

    public record Result(ReviewDecision decision) {}
}
