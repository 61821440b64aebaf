package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs in with an API key, which replaces the stored credentials and a pending sign-in with a
 * browser. Thread-safe; blocking.
 */
public final class LoginWithApiKey {

    private final CredentialStore store;
    private final PendingLogins pending;

    public LoginWithApiKey(CredentialStore store, PendingLogins pending) {
        this.store = store;
        this.pending = pending;
    }

    /**
     * Signs in and returns the events to publish in order, after the response to the client's
     * request.
     */
    public Either<AuthError, List<AuthEvent>> handle(String apiKey) {
        String key = apiKey.strip();
        if (key.isEmpty()) {
            return Either.left(new AuthError.Refused("the API key is empty"));
        }
        return store.replace(Credentials.key(key)).map(_ -> events());
    }

    private List<AuthEvent> events() {
        return Stream.concat(
                        pending.cancel().stream(),
                        Stream.of(new AuthEvent.StatusChanged(Optional.of(AuthMode.API_KEY))))
                .toList();
    }
}
