package dev.basalt.adapter.process.sandbox;

import dev.basalt.adapter.process.posix.Launch;

import io.vavr.control.Either;

/** One way of holding commands. Thread-safe. */
public interface Sandbox {

    /** Returns how a program is started so that it keeps the rules, or why it can't be held. */
    Either<String, Contained> contain(Launch launch, SandboxRules rules);
}
