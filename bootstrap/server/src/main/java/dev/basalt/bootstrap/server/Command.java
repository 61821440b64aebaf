package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.Synopsis;

import java.util.List;

/** Something that the program can be asked to do. */
interface Command {

    Synopsis synopsis();

    /**
     * Runs to the end.
     *
     * @param overrides {@code key=value} each, in the order in which they apply: a later one wins
     * @param arguments what follows the command's name
     * @return the exit status
     */
    int run(List<String> overrides, List<String> arguments);
}
