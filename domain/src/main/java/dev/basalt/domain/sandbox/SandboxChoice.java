package dev.basalt.domain.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The configured sandbox implementation.
 *
 * @param helper an external sandbox program, used instead of a backend
 */
public record SandboxChoice(SandboxBackend backend, Optional<Path> helper) {

    /** The choice when nothing is configured. */
    public static final SandboxChoice DEFAULT =
            new SandboxChoice(SandboxBackend.AUTO, Optional.empty());
}
