package dev.basalt.bootstrap.server;

import java.util.List;

/** What a command line asks for. */
sealed interface Invocation {
    /**
     * Do something.
     *
     * @param overrides {@code key=value} each, in the order in which they apply: a later one wins
     * @param arguments what is left for the command itself
     */
    record Run(Command command, List<String> overrides, List<String> arguments)
            implements Invocation {
        public Run {
            overrides = List.copyOf(overrides);
            arguments = List.copyOf(arguments);
        }
    }

    /** Answer with a text on standard output and leave. */
    record Tell(String text) implements Invocation {}

    /**
     * The command line cannot be understood.
     *
     * @param reason one line
     * @param status the exit status
     */
    record Refuse(String reason, int status) implements Invocation {}
}
