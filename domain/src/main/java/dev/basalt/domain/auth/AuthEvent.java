package dev.basalt.domain.auth;

import java.util.Optional;

/** Something that front ends are told about signing in and out. */
public sealed interface AuthEvent {

    /**
     * Another person, or nobody, is signed in now.
     *
     * @param mode empty when nobody is
     */
    record StatusChanged(Optional<AuthMode> mode) implements AuthEvent {}

    /**
     * A sign-in in the browser is over.
     *
     * @param failure empty when it worked
     */
    record LoginCompleted(String loginId, Optional<AuthError> failure) implements AuthEvent {}
}
