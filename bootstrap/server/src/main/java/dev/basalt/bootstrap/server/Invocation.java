package dev.basalt.bootstrap.server;

import java.util.List;

/** What a command line asks for. */
sealed interface Invocation {

    /** Does it and returns the exit status. */
    int run();

    /**
     * Run a command.
     *
     * @param overrides {@code key=value} each, in the order in which they apply: a later one wins
     * @param arguments of the command itself
     */
    record Run(Command command, List<String> overrides, List<String> arguments)
            implements Invocation {

        public Run {
            overrides = List.copyOf(overrides);
            arguments = List.copyOf(arguments);
        }

        @Override
        public int run() {
            return command.run(overrides, arguments);
        }
    }

    /** Print a text on standard output. */
    record Print(String text) implements Invocation {

        @Override
        public int run() {
            System.out.println(text);
            return 0;
        }
    }

    /**
     * The command line is wrong.
     *
     * @param reason one line
     */
    record Refuse(String reason) implements Invocation {

        @Override
        public int run() {
            return CommandLine.refuse(reason);
        }
    }
}
