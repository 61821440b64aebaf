package dev.basalt.adapter.doors.terminal;

import java.util.List;

/** A command that a person runs in a terminal. Each declares its {@link Synopsis}. */
@FunctionalInterface
public interface TerminalCommand {

    /** Exit status: the command could not do its work. */
    int FAILED = 1;

    /** Exit status: the arguments are wrong. */
    int USAGE = 2;

    /**
     * Runs to the end; errors are printed.
     *
     * @param arguments what follows the command's name, without options of the whole program
     * @return the exit status
     */
    int run(List<String> arguments, Terminal terminal);
}
