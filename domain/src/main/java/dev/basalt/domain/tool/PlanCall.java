package dev.basalt.domain.tool;

import dev.basalt.domain.conversation.PlanStep;

import java.util.List;
import java.util.Optional;

/** The model tells its plan. */
public record PlanCall(Optional<String> explanation, List<PlanStep> steps) {

    public PlanCall {
        steps = List.copyOf(steps);
    }
}
