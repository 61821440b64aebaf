package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;

import io.vavr.control.Either;

import java.util.Optional;

/** Calls off a sign-in that waits for its browser. Thread-safe. */
public final class CancelLogin {

    private final PendingLogins pending;

    public CancelLogin(PendingLogins pending) {
        this.pending = pending;
    }

    /**
     * Returns what front ends are to be told once the one who asked has the answer; the left side
     * is {@link AuthError.UnknownLogin}.
     */
    public Either<AuthError, AuthEvent.LoginCompleted> handle(String loginId) {
        return pending.take(loginId)
                .<Either<AuthError, AuthEvent.LoginCompleted>>map(login -> {
                    login.waiting().close();
                    return Either.right(
                            new AuthEvent.LoginCompleted(
                                    loginId, Optional.of(new AuthError.CalledOff())));
                })
                .orElseGet(() -> Either.left(new AuthError.UnknownLogin(loginId)));
    }
}
