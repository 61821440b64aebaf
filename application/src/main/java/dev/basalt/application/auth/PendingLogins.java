package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.control.Cancellation;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The sign-in that waits for its browser: never more than one. Thread-safe. */
public final class PendingLogins {

    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Pending> current = Optional.empty();

    /**
     * A sign-in that waits.
     *
     * @param limit to be cancelled when the wait is over
     */
    record Pending(String loginId, BrowserSignIn.Waiting waiting, Cancellation limit) {
        private void end() {
            waiting.close();
            limit.cancel();
        }
    }

    /** Ends the sign-in that waits, then begins another; nobody comes between. */
    Replaced replaceWith(Supplier<Either<AuthError, Pending>> begin) {
        lock.lock();
        try {
            Optional<AuthEvent> calledOff = endCurrent();
            Either<AuthError, Pending> begun = begin.get();
            current = begun.fold(_ -> Optional.empty(), Optional::of);
            return new Replaced(calledOff, begun);
        } finally {
            lock.unlock();
        }
    }

    /** What became of the sign-in before, and of the new one. */
    record Replaced(Optional<AuthEvent> calledOff, Either<AuthError, Pending> begun) {}

    /** Takes a sign-in out, if it still waits. It goes on; whoever took it sees to its end. */
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

    /** Calls off whichever sign-in waits; returns what front ends are to be told. */
    public Optional<AuthEvent> callOff() {
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
                        each.loginId(), Optional.of(new AuthError.CalledOff())));
    }
}
