package dev.basalt.domain.sandbox;

/** Tells by what commands are held on this machine. Thread-safe. */
@FunctionalInterface
public interface SandboxInspection {

    /** Returns what would hold a command now. May try a backend the first time. */
    SandboxReport report(Sandboxing sandboxing, SandboxChoice choice);
}
