package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.bootstrap.server.option.Options;

import java.util.List;

/** Something that the program can be asked to do. */
interface Command {

    Synopsis synopsis();

    /**
     * Runs to the end.
     *
     * @param arguments options of the command itself with their values, and operands
     * @return the exit status
     */
    int run(Options options, List<String> arguments);
}
