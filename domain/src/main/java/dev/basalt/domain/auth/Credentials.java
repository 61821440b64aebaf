package dev.basalt.domain.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept between runs to be signed in with OpenAI. Never printed.
 *
 * @param apiKey not blank
 * @param lastRefresh when the tokens were received
 * @param additions what other programs have stored along with it, in the store's own writing: never
 *     understood here, kept as long as the same sign-in lasts
 */
public record Credentials(
        Optional<String> apiKey,
        Optional<Tokens> tokens,
        Optional<Instant> lastRefresh,
        Optional<String> additions) {

    /** Nobody is signed in. */
    public static final Credentials NONE =
            new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** With one of these plans the tokens are worth more than a key. */
    private static final Set<String> PLANS_WITH_MODELS = Set.of("free", "plus", "pro", "team");

    /** What a sign-in yields: nobody has added anything yet. */
    public Credentials(
            Optional<String> apiKey, Optional<Tokens> tokens, Optional<Instant> lastRefresh) {
        this(apiKey, tokens, lastRefresh, Optional.empty());
    }

    public static Credentials key(String apiKey) {
        return new Credentials(Optional.of(apiKey), Optional.empty(), Optional.empty());
    }

    /**
     * Tells which of them is used; empty when there is neither (codex 0.23.0 compatibility).
     *
     * @param preferred what the user would rather use, where there is a choice
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
