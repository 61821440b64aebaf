package dev.basalt.domain.sandbox;

import java.nio.file.Path;

/** How one command is sandboxed. */
public sealed interface Sandboxing {

    /** Returns how commands are sandboxed under a policy, unless the user approves more. */
    static Sandboxing by(SandboxPolicy policy, Path sessionDirectory) {
        return policy instanceof SandboxPolicy.DangerFullAccess
                ? new None()
                : new Sandboxed(policy, sessionDirectory);
    }

    /** The command runs with the rights of the server itself. */
    record None() implements Sandboxing {}

    /**
     * The command runs in a sandbox, or not at all.
     *
     * @param policy read-only or workspace-write
     * @param sessionDirectory the conversation's directory (absolute); it, and not the directory
     *     the command asks to run in, is the writable workspace
     */
    record Sandboxed(SandboxPolicy policy, Path sessionDirectory) implements Sandboxing {}
}
