package dev.basalt.adapter.doors.codex.method.tool;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.type.WireOptions;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/**
 * Arguments of the tool {@code conversationCreate} of codex 0.22.0, the predecessor of {@code
 * newConversation}. An absent setting has its configured value.
 *
 * @param prompt ignored, as in codex: the first message is sent afterwards
 */
public record ConversationCreateArgs(
        @Nullable String prompt,
        @Nullable String model,
        @Nullable String profile,
        @Nullable Path cwd,
        @JsonProperty("approval_policy") @JsonAlias({"approvalPolicy", "approval-policy"})
                @Nullable ApprovalPolicy approvalPolicy,
        @Nullable SandboxMode sandbox,
        @Nullable Map<String, Object> config,
        @JsonProperty("base_instructions") @JsonAlias({"baseInstructions", "base-instructions"})
                @Nullable String baseInstructions) {

    public ConversationOptions toOptions() {
        return new WireOptions(
                        model, profile, cwd, approvalPolicy, sandbox, config, baseInstructions)
                .toDomain(null, null);
    }
}
