package dev.basalt.domain.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The stored credentials for OpenAI. Left out of {@link #toString}. Immutable.
 *
 * @param apiKey not blank
 * @param lastRefresh when the tokens were received
 * @param additions unknown fields that other programs have stored, in the store's own format:
 *     preserved as long as the same sign-in lasts
 */
public record Credentials(
        Optional<String> apiKey,
        Optional<Tokens> tokens,
        Optional<Instant> lastRefresh,
        Optional<String> additions) {

    /** No credentials: the user is not signed in. */
    public static final Credentials NONE =
            new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** With one of these plans the tokens are used in preference to an API key. */
    private static final Set<String> PLANS_WITH_MODELS = Set.of("free", "plus", "pro", "team");

    /** Creates the credentials of a new sign-in, without additions. */
    public Credentials(
            Optional<String> apiKey, Optional<Tokens> tokens, Optional<Instant> lastRefresh) {
        this(apiKey, tokens, lastRefresh, Optional.empty());
    }

    public static Credentials key(String apiKey) {
        return new Credentials(Optional.of(apiKey), Optional.empty(), Optional.empty());
    }

    /**
     * Returns which of them is used; empty when there are none. The rules are those of codex
     * 0.23.0.
     *
     * @param preferred what the user prefers where both are stored
     */
    public Optional<AuthMode> mode(AuthMode preferred) {
        if (tokens.isEmpty()) {
            return apiKey.map(_ -> AuthMode.API_KEY);
        }
        boolean keyIsBetter =
                preferred == AuthMode.API_KEY
                        || !tokens.get().id().plan().map(PLANS_WITH_MODELS::contains).orElse(false);
        return Optional.of(apiKey.isPresent() && keyIsBetter ? AuthMode.API_KEY : AuthMode.CHATGPT);
    }

    /** Returns these credentials with new tokens. */
    public Credentials renewed(Tokens tokens, Instant now) {
        return new Credentials(apiKey, Optional.of(tokens), Optional.of(now), additions);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
