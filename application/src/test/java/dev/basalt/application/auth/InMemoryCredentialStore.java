package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Credentials in memory, which can be made unreadable. */
public final class InMemoryCredentialStore implements CredentialStore {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Credentials stored = Credentials.NONE;
    private volatile Optional<AuthError> broken = Optional.empty();

    public static InMemoryCredentialStore holding(Credentials credentials) {
        InMemoryCredentialStore store = new InMemoryCredentialStore();
        store.stored = credentials;
        return store;
    }

    void breakWith(AuthError error) {
        broken = Optional.of(error);
    }

    Credentials stored() {
        return stored;
    }

    @Override
    public Either<AuthError, Credentials> load() {
        return broken.<Either<AuthError, Credentials>>map(Either::left)
                .orElseGet(() -> Either.right(stored));
    }

    @Override
    public Either<AuthError, Credentials> replace(Credentials credentials) {
        if (broken.isPresent() && broken.get() instanceof AuthError.NotSaved error) {
            return Either.left(error);
        }
        stored = credentials;
        broken = Optional.empty();
        return Either.right(credentials);
    }

    @Override
    public Either<AuthError, Credentials> renew(Change change) {
        lock.lock();
        try {
            return load().flatMap(change::apply).peek(changed -> stored = changed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Either<AuthError, Cleared> clear() {
        boolean nothing = stored.equals(Credentials.NONE) && broken.isEmpty();
        stored = Credentials.NONE;
        broken = Optional.empty();
        return Either.right(nothing ? Cleared.NOTHING : Cleared.CREDENTIALS);
    }
}
