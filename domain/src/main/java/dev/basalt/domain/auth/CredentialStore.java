package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.function.UnaryOperator;

/** Persistent storage of the credentials, shared with other processes. Thread-safe; blocking. */
public interface CredentialStore {

    /** Returns the stored credentials; {@link Credentials#NONE} when there are none. */
    Either<AuthError, Credentials> load();

    /**
     * Replaces the stored credentials with the result of a change. Meanwhile no other thread or
     * process can change them, so that the change sees the latest state and may be slow. Nothing is
     * stored when the change fails, when the stored credentials can't be read, or when nothing
     * changed.
     *
     * @return the credentials that are stored afterwards
     */
    Either<AuthError, Credentials> update(Change change);

    /** Deletes the credentials, also unreadable ones. It is not an error if there are none. */
    Either<AuthError, Cleared> clear();

    /** A change of the stored credentials. */
    @FunctionalInterface
    interface Change {
        Either<AuthError, Credentials> apply(Credentials stored);

        /** Returns a change that can't fail. */
        static Change of(UnaryOperator<Credentials> change) {
            return stored -> Either.right(change.apply(stored));
        }
    }

    /** What was deleted. */
    enum Cleared {
        CREDENTIALS,
        NOTHING
    }
}
