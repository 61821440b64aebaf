package dev.basalt.domain.command;

import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

/**
 * Runs commands of the operating system, each in a process group of its own. Thread-safe; may be
 * called from virtual threads.
 */
public interface CommandRunner {

    /**
     * Runs a command and blocks until it has ended. When it returns, no process of the command's
     * group is left, however the command ended. Standard input is empty. A cancellation ends the
     * group at once. A process that left the group and keeps an output pipe open does not delay the
     * result.
     */
    Either<CommandError, CommandOutcome> run(
            CommandRequest request, OutputListener output, Cancellation cancellation);
}
