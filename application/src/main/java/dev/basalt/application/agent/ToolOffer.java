package dev.basalt.application.agent;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.Schema;
import dev.basalt.domain.model.ToolSpec;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.Settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tools that a model is offered. Their order is fixed, so that providers can cache what comes
 * after them.
 */
record ToolOffer(List<ToolSpec> tools) {

    static final String SHELL = "shell";
    static final String UPDATE_PLAN = "update_plan";
    static final String APPLY_PATCH = "apply_patch";

    ToolOffer {
        tools = List.copyOf(tools);
    }

    static ToolOffer to(ModelFamily family, Settings settings, TurnContext context) {
        List<ToolSpec> tools = new ArrayList<>();
        boolean onRequest = context.approvalPolicy() == ApprovalPolicy.ON_REQUEST;
        tools.add(
                family.localShell() && !onRequest
                        ? new ToolSpec.LocalShell()
                        : shell(onRequest, context.sandboxPolicy().mode()));
        if (settings.tools().plan()) {
            tools.add(updatePlan());
        }
        boolean patches =
                settings.tools().applyPatch().orElse(family.patchTool() != PatchTool.NONE);
        if (patches) {
            tools.add(
                    family.patchTool() == PatchTool.CUSTOM
                            ? new ToolSpec.Custom(
                                    APPLY_PATCH,
                                    "Edits files. The input is the patch itself.",
                                    PatchFormat.GRAMMAR)
                            : applyPatch());
        }
        return new ToolOffer(tools);
    }

    private static ToolSpec shell(boolean onRequest, SandboxMode mode) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "command",
                new Schema.ListOf(
                        text(null), Optional.of("The program and its arguments, one by one.")));
        properties.put("workdir", text("Where to run it; the working directory if left out."));
        properties.put(
                "timeout", number("Milliseconds after which it is ended; 10000 if left out."));
        String description =
                "Runs a program on the user's machine and returns its output and exit code. "
                        + "No shell is added: to use one, run [\"bash\", \"-lc\", \"...\"].";
        if (onRequest && mode == SandboxMode.WORKSPACE_WRITE) {
            properties.put(
                    "with_escalated_permissions",
                    new Schema.Bool(
                            Optional.of(
                                    "True to ask the user to let it run outside the sandbox.")));
            properties.put(
                    "justification",
                    text("With with_escalated_permissions: one sentence that says why."));
            description +=
                    " Programs run in a sandbox that lets them write to the workspace only and"
                            + " keeps the network closed. What needs more can ask for it.";
        } else if (mode == SandboxMode.READ_ONLY) {
            description +=
                    " Programs run in a sandbox that lets them read but not write, and keeps the"
                            + " network closed.";
        } else if (mode == SandboxMode.WORKSPACE_WRITE) {
            description += " Programs run in a sandbox that lets them write to the workspace only.";
        }
        return new ToolSpec.Function(
                SHELL,
                description,
                new Schema.Struct(properties, List.of("command"), Optional.empty()));
    }

    private static ToolSpec updatePlan() {
        Map<String, Schema> step = new LinkedHashMap<>();
        step.put("step", text(null));
        step.put("status", text("One of: pending, in_progress, completed"));
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("explanation", text(null));
        properties.put(
                "plan",
                new Schema.ListOf(
                        new Schema.Struct(step, List.of("step", "status"), Optional.empty()),
                        Optional.of("All steps, in order")));
        return new ToolSpec.Function(
                UPDATE_PLAN,
                "Shows the user the steps of a longer task and how far each is. Keep exactly one"
                        + " step in progress while you work.",
                new Schema.Struct(properties, List.of("plan"), Optional.empty()));
    }

    private static ToolSpec applyPatch() {
        return new ToolSpec.Function(
                APPLY_PATCH,
                "Edits files. " + PatchFormat.DESCRIPTION,
                new Schema.Struct(
                        Map.of("input", text("The whole patch")),
                        List.of("input"),
                        Optional.empty()));
    }

    private static Schema text(@org.jspecify.annotations.Nullable String description) {
        return new Schema.Text(Optional.ofNullable(description));
    }

    private static Schema number(String description) {
        return new Schema.Numeric(Optional.of(description));
    }
}
