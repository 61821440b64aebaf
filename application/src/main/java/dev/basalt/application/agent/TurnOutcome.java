package dev.basalt.application.agent;

import dev.basalt.domain.conversation.AbortReason;

import java.util.Optional;

/** How a turn ended. */
public sealed interface TurnOutcome {

    /** The model had nothing more to do. */
    record Completed(Optional<String> lastAgentMessage) implements TurnOutcome {}

    record Failed(String message) implements TurnOutcome {}

    record Aborted(AbortReason reason) implements TurnOutcome {}
}
