package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.CredentialStore.Forgotten;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs out: forgets what is stored and calls off a sign-in that waits. Thread-safe; blocking. */
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
     * What has been done.
     *
     * @param events what front ends are to be told, in order, once the one who asked has the answer
     */
    public record SignedOut(Forgotten forgotten, List<AuthEvent> events) {}

    public Either<AuthError, SignedOut> handle() {
        return store.clear().map(forgotten -> new SignedOut(forgotten, events()));
    }

    private List<AuthEvent> events() {
        return Stream.concat(
                        pending.callOff().stream(),
                        Stream.of(new AuthEvent.StatusChanged(whoIsLeft())))
                .toList();
    }

    /** A key in the environment outlives a sign-out; nobody is signed in as far as is known. */
    private Optional<AuthMode> whoIsLeft() {
        return settings.handle()
                .mapLeft(GetAuthStatus::misconfigured)
                .flatMap(current::mode)
                .getOrElse(Optional.empty());
    }
}
