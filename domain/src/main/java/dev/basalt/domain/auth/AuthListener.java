package dev.basalt.domain.auth;

/** Hears of changes in who is signed in. */
@FunctionalInterface
public interface AuthListener {

    /** Called from any thread. Must not block long and must not throw. */
    void on(AuthEvent event);
}
