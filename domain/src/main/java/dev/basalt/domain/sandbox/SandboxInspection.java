package dev.basalt.domain.sandbox;

/** Reports how commands are sandboxed on this machine. Thread-safe. */
@FunctionalInterface
public interface SandboxInspection {

    /** Reports the sandbox of a command. The first call may probe a backend. */
    SandboxReport report(Sandboxing sandboxing, SandboxChoice choice);
}
