package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import java.util.Optional;

/** Signs in with an API key, which takes the place of everything stored. Thread-safe; blocking. */
public final class LoginWithApiKey {

    private final CredentialStore store;

    public LoginWithApiKey(CredentialStore store) {
        this.store = store;
    }

    /** Returns what front ends are to be told once the one who asked has the answer. */
    public Either<AuthError, AuthEvent.StatusChanged> handle(String apiKey) {
        String key = apiKey.strip();
        if (key.isEmpty()) {
            return Either.left(new AuthError.Refused("the API key is empty"));
        }
        return store.update(CredentialStore.Change.of(_ -> Credentials.key(key)))
                .map(_ -> new AuthEvent.StatusChanged(Optional.of(AuthMode.API_KEY)));
    }
}
