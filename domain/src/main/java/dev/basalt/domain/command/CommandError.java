package dev.basalt.domain.command;

/** Why a command was not started. */
public sealed interface CommandError {

    /** The argument list holds no program. */
    record EmptyCommand() implements CommandError {}

    /**
     * The operating system refused.
     *
     * @param reason in the system's words, such as {@code No such file or directory (os error 2)}
     */
    record NotStarted(String reason) implements CommandError {}

    /** A sandbox was asked for and can't be had; the command was not run. */
    record NoSandbox(String reason) implements CommandError {}
}
