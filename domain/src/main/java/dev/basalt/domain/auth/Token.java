package dev.basalt.domain.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * A token of an issuer, with its claims. Its signature is not verified: no permission depends on
 * the claims. Left out of {@link #toString}.
 *
 * @param text as received
 * @param email the e-mail address of the user
 * @param plan the user's ChatGPT plan, as named by the issuer
 * @param account the id of the ChatGPT account
 * @param expires when it expires
 */
public record Token(
        String text,
        Optional<String> email,
        Optional<String> plan,
        Optional<String> account,
        Optional<Instant> expires) {

    /** Returns a token without known claims. */
    public static Token opaque(String text) {
        return new Token(
                text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
