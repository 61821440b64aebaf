package dev.basalt.domain.command;

/** Why a command was not started. */
public sealed interface CommandError {

    /** The argument list is empty. */
    record EmptyCommand() implements CommandError {}

    /**
     * The operating system refused to start the command.
     *
     * @param reason the system's message, such as {@code No such file or directory (os error 2)}
     */
    record NotStarted(String reason) implements CommandError {

        /** Returns whether there is no such program. */
        public boolean isMissing() {
            return reason.startsWith("No such file or directory");
        }
    }

    /** The required sandbox is not available; the command was not run. */
    record NoSandbox(String reason) implements CommandError {}
}
