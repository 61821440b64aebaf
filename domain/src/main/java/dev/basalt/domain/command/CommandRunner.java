package dev.basalt.domain.command;

import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

/**
 * Runs commands of the operating system, each in a process group of its own. Thread-safe; may be
 * called from virtual threads.
 */
public interface CommandRunner {

    /**
     * Runs a command to its end and blocks meanwhile. When it returns, no process of the command's
     * group is left, whatever the ending. Standard input is empty. A cancellation ends the group at
     * once; a process that left the group and holds an output pipe does not hold the result.
     */
    Either<CommandError, CommandOutcome> run(
            CommandRequest request, OutputListener output, Cancellation cancellation);
}
