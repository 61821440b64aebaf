package dev.basalt.adapter.doors.codex.method;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code newConversation}: starts a conversation without a first message. */
public final class NewConversation {

    private NewConversation() {}

    /** As configured, where absent. */
    public record Params(
            @Nullable String model,
            @Nullable String profile,
            @Nullable Path cwd,
            @Nullable ApprovalPolicy approvalPolicy,
            @Nullable SandboxMode sandbox,
            @Nullable Map<String, Object> config,
            @Nullable String baseInstructions,
            @Nullable Boolean includePlanTool,
            @Nullable Boolean includeApplyPatchTool) {

        public ConversationOptions toOptions() {
            return new ConversationOptions(
                    Optional.ofNullable(model),
                    Optional.ofNullable(profile),
                    Optional.ofNullable(cwd),
                    Optional.ofNullable(approvalPolicy),
                    Optional.ofNullable(sandbox),
                    config == null ? Map.of() : config,
                    Optional.ofNullable(baseInstructions),
                    Optional.ofNullable(includePlanTool),
                    Optional.ofNullable(includeApplyPatchTool));
        }
    }

    public record Result(ConversationId conversationId, String model) {}
}
