package dev.basalt.domain.approval;

import dev.basalt.domain.sandbox.Sandboxing;

import java.util.Optional;

/**
 * How a command is to be run, decided before it starts. No command is refused for what it is: it
 * runs in the sandbox, or the user is asked.
 */
public sealed interface Assessment {

    /** Run it without asking the user, in this sandbox. */
    record Run(Sandboxing sandboxing, Grounds grounds) implements Assessment {}

    /**
     * Ask the user.
     *
     * @param reason shown to the user together with the command
     * @param whenApproved how to run it then; when it is not approved, it is not run
     */
    record Ask(Optional<String> reason, Run whenApproved) implements Assessment {}

    /** Why a command may run. */
    enum Grounds {
        /** It is known to be harmless. */
        TRUSTED,
        /** The policy allows every command to run in its sandbox. */
        POLICY,
        /** The user approved it, now or earlier in the conversation. */
        APPROVED,
        /** The user approved running it without a sandbox after the sandbox had prevented it. */
        APPROVED_RETRY
    }
}
