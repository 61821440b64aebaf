package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.posix.Launch;

import io.vavr.control.Either;

import java.util.List;

/** One way of holding commands. Thread-safe. */
public interface Sandbox {

    /** Returns the word for it. */
    String name();

    /** Returns how a program is started so that it keeps the rules, or why it can't be held. */
    Either<String, Contained> contain(Launch launch, SandboxRules rules);

    /** Returns what a command can do all the same, one phrase each. */
    List<String> cannotHold(SandboxRules rules);

    /** Returns what a command can't do although the policy allows it, likewise. */
    List<String> alsoRefuses(SandboxRules rules);
}
