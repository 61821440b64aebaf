package dev.basalt.domain.approval;

import dev.basalt.domain.sandbox.Sandboxing;

import java.util.Optional;

/**
 * What is to be done about a command before it runs. No command is refused for what it is: the
 * sandbox holds it, or the user is asked.
 */
public sealed interface Assessment {

    /** Run it without a question, held like this. */
    record Run(Sandboxing sandboxing, Grounds grounds) implements Assessment {}

    /**
     * Ask the user.
     *
     * @param reason what the user is told besides the command itself
     * @param whenApproved how to run it then; when it is not approved, it is not run
     */
    record Ask(Optional<String> reason, Run whenApproved) implements Assessment {}

    /** Why a command may run. */
    enum Grounds {
        /** It is known to be harmless. */
        TRUSTED,
        /** The policy lets everything run, held as it says. */
        POLICY,
        /** The user said yes, now or earlier in the conversation. */
        APPROVED,
        /** The user said yes after the sandbox had stopped it. */
        APPROVED_RETRY
    }
}
