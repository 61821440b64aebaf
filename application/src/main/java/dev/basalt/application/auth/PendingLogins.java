package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The pending sign-in with a browser: at most one. Thread-safe. */
public final class PendingLogins {

    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Pending> current = Optional.empty();

    /**
     * A pending sign-in.
     *
     * @param limit the time limit, cancelled when the sign-in has ended
     */
    record Pending(String loginId, BrowserSignIn.Waiting waiting, Cancellation limit) {
        private void end() {
            waiting.close();
            limit.cancel();
        }
    }

    /** Cancels the pending sign-in and begins another, atomically. */
    Replaced replaceWith(Supplier<Either<AuthError, Pending>> begin) {
        lock.lock();
        try {
            Optional<AuthEvent> cancelled = endCurrent();
            Either<AuthError, Pending> begun = begin.get();
            current = begun.fold(_ -> Optional.empty(), Optional::of);
            return new Replaced(cancelled, begun);
        } finally {
            lock.unlock();
        }
    }

    /** The outcome of the previous sign-in, and the new one. */
    record Replaced(Optional<AuthEvent> cancelled, Either<AuthError, Pending> begun) {}

    /** Returns a sign-in if it is still pending. */
    Optional<Pending> find(String loginId) {
        lock.lock();
        try {
            return current.filter(each -> each.loginId().equals(loginId));
        } finally {
            lock.unlock();
        }
    }

    /** Removes a sign-in if it is still pending. The caller is responsible for ending it. */
    Optional<Pending> take(String loginId) {
        lock.lock();
        try {
            Optional<Pending> taken = current.filter(each -> each.loginId().equals(loginId));
            if (taken.isPresent()) {
                current = Optional.empty();
                taken.get().limit().cancel();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Cancels the pending sign-in, if any; returns the event to publish. */
    public Optional<AuthEvent> cancel() {
        lock.lock();
        try {
            return endCurrent();
        } finally {
            lock.unlock();
        }
    }

    private Optional<AuthEvent> endCurrent() {
        Optional<Pending> ended = current;
        current = Optional.empty();
        ended.ifPresent(Pending::end);
        return ended.map(each ->
                new AuthEvent.LoginCompleted(
                        each.loginId(), Optional.of(new AuthError.Cancelled())));
    }
}
