package dev.basalt.adapter.machine.process.sandbox;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

/**
 * Removes rights from the calling thread permanently; processes that the thread starts lack them
 * too.
 */
@FunctionalInterface
public interface ThreadRestriction {

    /** Removes nothing. */
    ThreadRestriction NONE = () -> Either.right(null);

    /** Restricts the thread. On an error, which says why, the thread must not start anything. */
    Either<String, @Nullable Void> restrictThisThread();
}
