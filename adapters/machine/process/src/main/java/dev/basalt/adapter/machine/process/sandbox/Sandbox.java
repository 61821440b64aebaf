package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.posix.Launch;

import io.vavr.control.Either;

import java.util.List;

/** A sandbox backend. Thread-safe. */
public interface Sandbox {

    /** Returns the backend's name, as in {@code sandbox_backend}. */
    String name();

    /** Returns how to start a program under the rules, or why that is impossible. */
    Either<String, SandboxedLaunch> apply(Launch launch, SandboxRules rules);

    /** Returns what the rules forbid and this backend can't prevent, one phrase each. */
    List<String> notEnforced(SandboxRules rules);

    /** Returns what the rules allow and this backend denies, one phrase each. */
    List<String> alsoDenied(SandboxRules rules);
}
