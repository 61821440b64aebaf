package dev.basalt.adapter.doors.codex.type;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The options of a new conversation that all requests for one share; null where absent. */
public record WireOptions(
        @Nullable String model,
        @Nullable String profile,
        @Nullable Path cwd,
        @Nullable ApprovalPolicy approvalPolicy,
        @Nullable SandboxMode sandbox,
        @Nullable Map<String, Object> config,
        @Nullable String baseInstructions) {

    /**
     * Returns the options with those that only some requests have.
     *
     * @param planTool whether the model is offered the plan tool; null where absent
     * @param applyPatchTool whether it is offered the patch tool, likewise
     */
    public ConversationOptions toDomain(
            @Nullable Boolean planTool, @Nullable Boolean applyPatchTool) {
        return new ConversationOptions(
                Optional.ofNullable(model),
                Optional.ofNullable(profile),
                Optional.ofNullable(cwd),
                Optional.ofNullable(approvalPolicy),
                Optional.ofNullable(sandbox),
                config == null ? Map.of() : config,
                Optional.ofNullable(baseInstructions),
                Optional.ofNullable(planTool),
                Optional.ofNullable(applyPatchTool));
    }
}
