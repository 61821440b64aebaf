package dev.basalt.domain.conversation;

import dev.basalt.domain.identity.TurnId;

import java.util.List;
import java.util.Optional;

/** Notifies a program of the user's that a turn has completed. Thread-safe. */
@FunctionalInterface
public interface TurnNotifier {

    /**
     * Starts the program and returns without waiting for it. A program that can't be started is
     * ignored.
     *
     * @param command the program and its first arguments; not empty
     */
    void completed(List<String> command, CompletedTurn turn);

    /**
     * What the program receives.
     *
     * @param inputMessages the texts that the user sent, in order
     */
    record CompletedTurn(
            TurnId turn, List<String> inputMessages, Optional<String> lastAgentMessage) {

        public CompletedTurn {
            inputMessages = List.copyOf(inputMessages);
        }
    }
}
