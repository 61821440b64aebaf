package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.domain.command.Bytes;

import java.util.Optional;

/**
 * A program to start, and what holds it.
 *
 * @param launch the program; where a helper holds the command, the helper
 * @param restriction what the starting thread does to itself first
 * @param wrapped present when {@code bwrap} is started, which runs the command in a session of its
 *     own: what it reads on descriptor 3; on descriptor 4 it tells who leads that session
 */
public record Contained(Launch launch, Restriction restriction, Optional<Bytes> wrapped) {

    /** Returns a program that nothing holds, or that holds itself. */
    public static Contained asItIs(Launch launch) {
        return new Contained(launch, Restriction.NONE, Optional.empty());
    }

    public static Contained by(Restriction restriction, Launch launch) {
        return new Contained(launch, restriction, Optional.empty());
    }

    public static Contained wrapped(Launch launch, Bytes filter) {
        return new Contained(launch, Restriction.NONE, Optional.of(filter));
    }
}
