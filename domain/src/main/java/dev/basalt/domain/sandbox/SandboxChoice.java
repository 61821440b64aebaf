package dev.basalt.domain.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * By what a user wants commands to be held.
 *
 * @param helper an external program that holds them, in place of any backend
 */
public record SandboxChoice(SandboxBackend backend, Optional<Path> helper) {

    /** What is in force when nothing is configured. */
    public static final SandboxChoice DEFAULT =
            new SandboxChoice(SandboxBackend.AUTO, Optional.empty());
}
