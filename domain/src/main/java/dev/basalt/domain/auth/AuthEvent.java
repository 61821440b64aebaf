package dev.basalt.domain.auth;

import java.util.Optional;

/** A change of the sign-in that is reported to clients. */
public sealed interface AuthEvent {

    /**
     * The sign-in has changed.
     *
     * @param mode empty when the user is not signed in
     */
    record StatusChanged(Optional<AuthMode> mode) implements AuthEvent {}

    /**
     * A sign-in with a browser has ended.
     *
     * @param failure empty when it succeeded
     */
    record LoginCompleted(String loginId, Optional<AuthError> failure) implements AuthEvent {}
}
