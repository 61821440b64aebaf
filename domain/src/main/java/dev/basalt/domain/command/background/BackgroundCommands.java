package dev.basalt.domain.command.background;

import java.util.Optional;
import java.util.OptionalInt;

/** The commands of a conversation that go on in the background. Thread-safe. */
public interface BackgroundCommands {

    /** No command goes on. */
    BackgroundCommands NONE =
            new BackgroundCommands() {
                @Override
                public OptionalInt keep(BackgroundCommand command) {
                    return OptionalInt.empty();
                }

                @Override
                public Optional<BackgroundCommand> find(int id) {
                    return Optional.empty();
                }

                @Override
                public void forget(int id) {}
            };

    /** Keeps a command and returns its number; empty when as many run as may. */
    OptionalInt keep(BackgroundCommand command);

    Optional<BackgroundCommand> find(int id);

    /** Forgets a command whose end is known. */
    void forget(int id);
}
