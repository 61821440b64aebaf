package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.function.UnaryOperator;

/** Where credentials rest between runs. Shared with other processes. Thread-safe; blocking. */
public interface CredentialStore {

    /** Returns what is stored; {@link Credentials#NONE} when nothing is. */
    Either<AuthError, Credentials> load();

    /**
     * Replaces what is stored with what a change makes of it. Until it is done no other thread or
     * process can change anything, so the change may take its time and sees what others did before.
     * Nothing is stored when it fails, when what is stored can't be read, or when nothing changed.
     *
     * @return what is stored afterwards
     */
    Either<AuthError, Credentials> update(Change change);

    /** Forgets the credentials, also those that can't be read. Forgetting nothing is no error. */
    Either<AuthError, Forgotten> clear();

    /** What is to become of the stored credentials. */
    @FunctionalInterface
    interface Change {
        Either<AuthError, Credentials> apply(Credentials stored);

        /** A change that can't fail. */
        static Change of(UnaryOperator<Credentials> change) {
            return stored -> Either.right(change.apply(stored));
        }
    }

    /** What there was to forget. */
    enum Forgotten {
        CREDENTIALS,
        NOTHING
    }
}
