package dev.basalt.domain.conversation.event;

import java.util.Optional;

/** How a turn ended. */
public sealed interface TurnOutcome {

    /** The model had nothing more to do. */
    record Completed(Optional<String> lastAgentMessage) implements TurnOutcome {}

    /** The turn could not go on; {@code message} is a sentence for people. */
    record Failed(String message) implements TurnOutcome {}

    /** The user or a client ended the turn, or it was cancelled before it began. */
    record Interrupted() implements TurnOutcome {}
}
