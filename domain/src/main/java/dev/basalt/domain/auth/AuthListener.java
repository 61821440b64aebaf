package dev.basalt.domain.auth;

/** Receives changes of the sign-in. */
@FunctionalInterface
public interface AuthListener {

    /** Called from any thread. Must not block long and must not throw. */
    void on(AuthEvent event);
}
