package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.WireOptions;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/**
 * Params of {@code newConversation}, which starts a conversation without a first message.
 *
 * <p>An absent setting has its configured value.
 */
public record NewConversationParams(
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
        return new WireOptions(
                        model, profile, cwd, approvalPolicy, sandbox, config, baseInstructions)
                .toDomain(includePlanTool, includeApplyPatchTool);
    }
}
