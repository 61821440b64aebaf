package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What may differ from turn to turn within a conversation.
 *
 * @param directory where commands run, as given
 */
public record TurnContext(
        Path directory,
        ApprovalPolicy approvalPolicy,
        SandboxPolicy sandboxPolicy,
        String model,
        Optional<ReasoningEffort> effort,
        ReasoningSummary summary) {

    /** Returns what a conversation's settings say. */
    public static TurnContext of(Settings settings) {
        return new TurnContext(
                settings.directory(),
                settings.approvalPolicy(),
                settings.sandboxPolicy(),
                settings.model().name(),
                settings.model().effort(),
                settings.model().summary());
    }
}
