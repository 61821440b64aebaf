package dev.basalt.domain.tool;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;

/**
 * The turn that tools are offered in.
 *
 * @param model what is known of the model that is asked
 * @param settings of the conversation
 * @param approvalPolicy of the turn
 * @param sandboxPolicy of the turn
 */
public record ToolOffering(
        ModelFamily model,
        Settings settings,
        ApprovalPolicy approvalPolicy,
        SandboxPolicy sandboxPolicy) {}
