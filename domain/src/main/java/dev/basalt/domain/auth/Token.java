package dev.basalt.domain.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * A token as an issuer gave it, and what it says of itself. Its signature is not checked: nothing
 * is permitted because of what it says. Never printed.
 *
 * @param text as received
 * @param email of the person who signed in
 * @param plan the person's ChatGPT plan, in the issuer's words
 * @param account the ChatGPT account
 * @param expires when it is no longer good
 */
public record Token(
        String text,
        Optional<String> email,
        Optional<String> plan,
        Optional<String> account,
        Optional<Instant> expires) {

    /** A token that says nothing of itself. */
    public static Token opaque(String text) {
        return new Token(
                text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
