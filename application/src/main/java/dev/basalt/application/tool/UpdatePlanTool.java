package dev.basalt.application.tool;

import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the model show the user its plan. */
public final class UpdatePlanTool implements Tool {

    private static final String NAME = "update_plan";

    private final ArgumentsReader reader;

    public UpdatePlanTool(ArgumentsReader reader) {
        this.reader = reader;
    }

    /**
     * The arguments of a call.
     *
     * @param explanation why the plan is new or changed
     * @param plan all steps, in order
     */
    @Arguments(exact = true)
    public record PlanArguments(@Nullable String explanation, List<StepArguments> plan) {}

    /** A step of the plan. */
    @Arguments(exact = true)
    public record StepArguments(String step, PlanStep.Status status) {

        PlanStep toStep() {
            return new PlanStep(step, status);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        return offering.settings().tools().plan() ? Optional.of(function()) : Optional.empty();
    }

    private static ToolSpec function() {
        Map<String, Schema> step = new LinkedHashMap<>();
        step.put("step", new Schema.Text(Optional.empty()));
        step.put("status", new Schema.Text(Optional.of("One of: pending, in_progress, completed")));
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("explanation", new Schema.Text(Optional.empty()));
        properties.put(
                "plan",
                new Schema.ListOf(
                        new Schema.Struct(step, List.of("step", "status"), Optional.empty()),
                        Optional.of("All steps, in order")));
        return new ToolSpec.Function(
                NAME,
                "Updates the plan of a longer task that is shown to the user: its steps and the"
                        + " status of each. Keep exactly one step in_progress while you work.",
                new Schema.Struct(properties, List.of("plan"), Optional.empty()));
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        return List.of("`update_plan`, where offered, shows the user the steps of a longer task.");
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return reader.read(call.arguments(), PlanArguments.class)
                .fold(
                        ToolOutput::unreadable,
                        plan -> {
                            context.emit(
                                    new Event.PlanChanged(
                                            Optional.ofNullable(plan.explanation()),
                                            plan.plan().stream()
                                                    .map(StepArguments::toStep)
                                                    .toList()));
                            return ToolOutput.success("Plan updated");
                        });
    }
}
