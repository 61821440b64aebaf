package dev.basalt.adapter.doors.codex.shape;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.event.PlanStep;

import java.util.Map;

/** The names of types in the generated schemas: those of codex where it has such a type. */
final class Names {

    private static final Map<Class<?>, String> OF_CODEX =
            Map.of(
                    ApprovalPolicy.class, "AskForApproval",
                    PlanStep.Status.class, "StepStatus");

    private Names() {}

    static String of(Class<?> type) {
        String known = OF_CODEX.get(type);
        if (known != null) {
            return known;
        }
        String simple = type.getSimpleName();
        return simple.startsWith("Wire") ? simple.substring("Wire".length()) : simple;
    }
}
