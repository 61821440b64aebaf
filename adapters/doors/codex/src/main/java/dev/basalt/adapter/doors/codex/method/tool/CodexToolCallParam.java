package dev.basalt.adapter.doors.codex.method.tool;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.type.WireOptions;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of the tool {@code codex}. The names of the type and its components appear in error
 * texts. Names in snake case, which codex 0.23.0 ignores, are read too. An unknown argument is an
 * error, as in codex 0.153.4: it may be an instruction on which the caller relies.
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record CodexToolCallParam(
        String prompt,
        @Nullable String model,
        @Nullable String profile,
        @Nullable Path cwd,
        @JsonProperty("approval-policy") @JsonAlias("approval_policy")
                @Nullable ApprovalPolicy approvalPolicy,
        @Nullable SandboxMode sandbox,
        @Nullable Map<String, Object> config,
        @JsonProperty("base-instructions") @JsonAlias("base_instructions")
                @Nullable String baseInstructions,
        @JsonProperty("developer-instructions") @JsonAlias("developer_instructions")
                @Nullable String developerInstructions,
        @JsonProperty("compact-prompt") @JsonAlias("compact_prompt") @Nullable String compactPrompt,
        @JsonProperty("include-plan-tool") @JsonAlias("include_plan_tool")
                @Nullable Boolean includePlanTool) {

    public ConversationOptions toOptions() {
        return new WireOptions(
                        model, profile, cwd, approvalPolicy, sandbox, config, baseInstructions)
                .toDomain(includePlanTool, null)
                .with(
                        Optional.ofNullable(developerInstructions),
                        Optional.ofNullable(compactPrompt));
    }
}
