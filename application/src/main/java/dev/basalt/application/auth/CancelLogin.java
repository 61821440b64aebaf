package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;

import io.vavr.control.Either;

import java.util.Optional;

/** Cancels a pending sign-in with a browser. Thread-safe. */
public final class CancelLogin {

    private final PendingLogins pending;

    public CancelLogin(PendingLogins pending) {
        this.pending = pending;
    }

    /**
     * Cancels the sign-in and returns the event to publish after the response to the client's
     * request. The error is {@link AuthError.UnknownLogin}.
     */
    public Either<AuthError, AuthEvent.LoginCompleted> handle(String loginId) {
        return pending.take(loginId)
                .<Either<AuthError, AuthEvent.LoginCompleted>>map(login -> {
                    login.waiting().close();
                    return Either.right(
                            new AuthEvent.LoginCompleted(
                                    loginId, Optional.of(new AuthError.Cancelled())));
                })
                .orElseGet(() -> Either.left(new AuthError.UnknownLogin(loginId)));
    }
}
