package dev.basalt.adapter.doors.codex.method;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The tool {@code conversationCreate} of codex 0.22.0: what is now {@link NewConversation}. */
public final class ConversationCreate {

    private ConversationCreate() {}

    /**
     * As configured, where absent.
     *
     * @param prompt read and left alone, as in codex: the first message is sent afterwards
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
            return new ConversationOptions(
                    Optional.ofNullable(model),
                    Optional.ofNullable(profile),
                    Optional.ofNullable(cwd),
                    Optional.ofNullable(approvalPolicy),
                    Optional.ofNullable(sandbox),
                    config == null ? Map.of() : config,
                    Optional.ofNullable(baseInstructions),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    public record Created(
            @JsonProperty("conversation_id") ConversationId conversationId, String model) {}

    /** There is no conversation. */
    public record NotCreated(String message) {}
}
