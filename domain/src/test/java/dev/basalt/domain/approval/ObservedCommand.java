package dev.basalt.domain.approval;

import dev.basalt.domain.Vectors;
import dev.basalt.domain.sandbox.SandboxPolicy;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of the approval matrix: what the model asked for, and what was seen of it.
 *
 * @param kind what the command does; {@code -escalated} when the model asks to leave the sandbox
 */
record ObservedCommand(
        ApprovalPolicy policy,
        SandboxPolicy sandbox,
        ReviewDecision decision,
        String kind,
        Sight sight) {

    /**
     * What can be seen of a command.
     *
     * @param events {@code begin}, {@code end(STATUS)} and {@code ask}
     * @param sandboxed whether the last run was sandboxed, where that is known
     * @param output the tool output for the model
     */
    record Sight(
            List<String> events,
            List<Optional<String>> reasons,
            Optional<Boolean> sandboxed,
            String output) {}

    static Stream<ObservedCommand> all() {
        return Vectors.cases("approval-matrix-commands").map(ObservedCommand::read);
    }

    boolean escalated() {
        return kind.endsWith("-escalated");
    }

    boolean confined() {
        return !(sandbox instanceof SandboxPolicy.DangerFullAccess);
    }

    private static ObservedCommand read(JsonNode json) {
        String mode = json.get("sandbox_mode").stringValue();
        return new ObservedCommand(
                Arrays.stream(ApprovalPolicy.values())
                        .filter(p -> p.word().equals(json.get("approval_policy").stringValue()))
                        .findFirst()
                        .orElseThrow(),
                switch (mode) {
                    case "read-only" -> new SandboxPolicy.ReadOnly();
                    case "workspace-write" ->
                            new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false);
                    case "danger-full-access" -> new SandboxPolicy.DangerFullAccess();
                    default -> throw new IllegalArgumentException(mode);
                },
                json.get("user_decision").stringValue().equals("approved")
                        ? ReviewDecision.APPROVED
                        : ReviewDecision.DENIED,
                json.get("case").stringValue(),
                new Sight(
                        Vectors.strings(json.get("events")),
                        json.get("approval_reasons")
                                .valueStream()
                                .map(JsonNode::stringValueOpt)
                                .toList(),
                        json.get("ran_in_sandbox").booleanValueOpt(),
                        json.get("model_output").stringValue()));
    }
}
