package dev.basalt.domain.auth;

import io.vavr.control.Either;

/** Persistent storage of the credentials, shared with other processes. Thread-safe; blocking. */
public interface CredentialStore {

    /** Returns the stored credentials; {@link Credentials#NONE} when there are none. */
    Either<AuthError, Credentials> load();

    /** Stores the credentials of a new sign-in, in place of any others, also unreadable ones. */
    Either<AuthError, Credentials> replace(Credentials credentials);

    /**
     * Replaces the stored credentials with the result of a change, which may be slow: only one
     * thread of one process computes such a change at a time, and sees the latest state. {@link
     * #replace} and {@link #clear} do not wait for it: the result of a change is discarded when the
     * credentials it started from are no longer stored. Nothing is stored when the change fails,
     * when the stored credentials can't be read, or when nothing changed.
     *
     * @return the credentials that are stored afterwards
     */
    Either<AuthError, Credentials> renew(Change change);

    /** Deletes the credentials, also unreadable ones. It is not an error if there are none. */
    Either<AuthError, Cleared> clear();

    /** A change of the stored credentials. */
    @FunctionalInterface
    interface Change {
        Either<AuthError, Credentials> apply(Credentials stored);
    }

    /** What was deleted. */
    enum Cleared {
        CREDENTIALS,
        NOTHING
    }
}
