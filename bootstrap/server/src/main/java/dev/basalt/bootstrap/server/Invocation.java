package dev.basalt.bootstrap.server;

import dev.basalt.bootstrap.server.option.Options;

import java.util.List;

/** What a command line asks for. */
sealed interface Invocation {

    /** Does it and returns the exit status. */
    int run();

    /**
     * Run a command.
     *
     * @param arguments of the command itself
     */
    record Run(Command command, Options options, List<String> arguments) implements Invocation {

        public Run {
            arguments = List.copyOf(arguments);
        }

        @Override
        public int run() {
            for (String notice : options.notices()) {
                System.err.println("basalt: " + notice);
            }
            return command.run(options, arguments);
        }
    }

    /** Print a text on standard output. */
    record Print(String text) implements Invocation {

        @Override
        public int run() {
            return StandardOutput.checked(() -> print(text));
        }

        private static int print(String text) {
            System.out.println(text);
            return 0;
        }
    }

    /**
     * The command line is wrong.
     *
     * @param reason what is wrong; if more than one line, the first says it
     */
    record Refuse(String reason) implements Invocation {

        @Override
        public int run() {
            return CommandLine.refuse(reason);
        }
    }
}
