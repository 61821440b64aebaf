package dev.basalt.adapter.process.sandbox;

import dev.basalt.adapter.process.posix.Launch;
import dev.basalt.domain.command.Bytes;

import java.util.Optional;

/**
 * A program to start, and what holds it.
 *
 * @param launch the program; where a helper holds the command, the helper
 * @param restriction what the starting thread does to itself first
 * @param handedOver what the program reads on descriptor 3
 */
public record Contained(Launch launch, Restriction restriction, Optional<Bytes> handedOver) {

    /** Returns a program that nothing holds, or that holds itself. */
    public static Contained asItIs(Launch launch) {
        return new Contained(launch, Restriction.NONE, Optional.empty());
    }
}
