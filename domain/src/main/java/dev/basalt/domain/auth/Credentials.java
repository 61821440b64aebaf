package dev.basalt.domain.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The stored credentials for OpenAI. Left out of {@link #toString}. Immutable.
 *
 * @param apiKey not blank
 * @param lastRefresh when the tokens were received
 * @param storedMode the name of the sign-in that counts, where the program that stored it gave one
 * @param additions unknown fields that other programs have stored, in the store's own format:
 *     preserved as long as the same sign-in lasts
 */
public record Credentials(
        Optional<String> apiKey,
        Optional<Tokens> tokens,
        Optional<Instant> lastRefresh,
        Optional<String> storedMode,
        Optional<String> additions) {

    /** No credentials: the user is not signed in. */
    public static final Credentials NONE =
            new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** With one of these plans the tokens are used in preference to an API key. */
    private static final Set<String> PLANS_WITH_MODELS = Set.of("free", "plus", "pro", "team");

    /** Creates the credentials of a new sign-in, without additions. */
    public Credentials(
            Optional<String> apiKey, Optional<Tokens> tokens, Optional<Instant> lastRefresh) {
        this(apiKey, tokens, lastRefresh, Optional.empty(), Optional.empty());
    }

    public static Credentials key(String apiKey) {
        return new Credentials(Optional.of(apiKey), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the name of a sign-in of a later version of codex that Basalt can't use: then it uses
     * none of the credentials, since others may be left over from an earlier sign-in.
     */
    public Optional<String> unsupportedMode() {
        return storedMode.filter(name -> AuthMode.ofStored(name).isEmpty());
    }

    /**
     * Returns which of them is used; empty when there are none. The rules are those of codex
     * 0.23.0; of a key and tokens, the one counts that the file names.
     *
     * @param preferred what the user prefers where both are stored
     */
    public Optional<AuthMode> mode(AuthMode preferred) {
        if (unsupportedMode().isPresent()) {
            return Optional.empty();
        }
        if (tokens.isEmpty()) {
            return apiKey.map(_ -> AuthMode.API_KEY);
        }
        if (apiKey.isEmpty() || preferred == AuthMode.API_KEY) {
            return Optional.of(apiKey.isEmpty() ? AuthMode.CHATGPT : AuthMode.API_KEY);
        }
        return storedMode
                .flatMap(AuthMode::ofStored)
                .or(() -> Optional.of(modeByPlan(tokens.get())));
    }

    private static AuthMode modeByPlan(Tokens tokens) {
        return tokens.id().plan().filter(PLANS_WITH_MODELS::contains).isPresent()
                ? AuthMode.CHATGPT
                : AuthMode.API_KEY;
    }

    /** Returns these credentials with new tokens. */
    public Credentials renewed(Tokens tokens, Instant now) {
        return new Credentials(
                apiKey, Optional.of(tokens), Optional.of(now), storedMode, additions);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
