package dev.basalt.adapter.machine.process.sandbox;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

/** Takes rights from the thread that calls it, for ever; what the thread starts lacks them too. */
@FunctionalInterface
public interface ThreadRestriction {

    /** Takes nothing. */
    ThreadRestriction NONE = () -> Either.right(null);

    /** Returns why the thread can't be restricted; then it must start nothing. */
    Either<String, @Nullable Void> restrictThisThread();
}
