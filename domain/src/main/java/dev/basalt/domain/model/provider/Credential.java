package dev.basalt.domain.model.provider;

import java.util.Optional;

/**
 * The key or token that a request to a model is sent with. Never printed.
 *
 * @param secret the key or access token
 * @param account the account the token belongs to; present only with tokens of a sign-in
 * @param plan the plan of that account, where known
 */
public record Credential(String secret, Optional<String> account, Optional<String> plan) {

    public Credential(String secret, Optional<String> account) {
        this(secret, account, Optional.empty());
    }

    /** Returns whether this is the token of a sign-in rather than an API key. */
    public boolean isToken() {
        return account.isPresent();
    }

    @Override
    public String toString() {
        return "Credential[…]";
    }
}
