package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.CredentialStore.Cleared;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs out: deletes the stored credentials and cancels a pending sign-in. Thread-safe; blocking.
 */
public final class Logout {

    private final CredentialStore store;
    private final PendingLogins pending;
    private final ResolveAccountSettings settings;
    private final CurrentCredential current;

    public Logout(
            CredentialStore store,
            PendingLogins pending,
            ResolveAccountSettings settings,
            CurrentCredential current) {
        this.store = store;
        this.pending = pending;
        this.settings = settings;
        this.current = current;
    }

    /**
     * The result of signing out.
     *
     * @param events the events to publish in order, after the response to the client's request
     */
    public record SignedOut(Cleared cleared, List<AuthEvent> events) {}

    public Either<AuthError, SignedOut> handle() {
        return store.clear().map(cleared -> new SignedOut(cleared, events()));
    }

    private List<AuthEvent> events() {
        return Stream.concat(
                        pending.cancel().stream(),
                        Stream.of(new AuthEvent.StatusChanged(remainingMode())))
                .toList();
    }

    /**
     * Returns the mode after a sign-out: a key in the environment still applies; when the mode is
     * unknown, not signed in.
     */
    private Optional<AuthMode> remainingMode() {
        return settings.handle()
                .mapLeft(GetAuthStatus::misconfigured)
                .flatMap(current::mode)
                .getOrElse(Optional.empty());
    }
}
