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

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int LONGEST = 8 * 1024;

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
        String key = (apiKey.startsWith(BYTE_ORDER_MARK) ? apiKey.substring(1) : apiKey).strip();
        Optional<String> mistake = mistake(key);
        if (mistake.isPresent()) {
            return Either.left(new AuthError.Refused("the API key " + mistake.get()));
        }
        return store.replace(Credentials.key(key)).map(_ -> events());
    }

    /** Returns why a text can't be a key: it must be possible to send it in a header. */
    private static Optional<String> mistake(String key) {
        if (key.isEmpty()) {
            return Optional.of("is empty");
        }
        if (key.lines().count() > 1) {
            return Optional.of("has more than one line");
        }
        if (key.length() > LONGEST) {
            return Optional.of("is too long");
        }
        return key.chars().allMatch(c -> c > ' ' && c < 0x7F)
                ? Optional.empty()
                : Optional.of("contains a blank, a control character or a letter outside ASCII");
    }

    private List<AuthEvent> events() {
        return Stream.concat(
                        pending.cancel().stream(),
                        Stream.of(new AuthEvent.StatusChanged(Optional.of(AuthMode.API_KEY))))
                .toList();
    }
}
