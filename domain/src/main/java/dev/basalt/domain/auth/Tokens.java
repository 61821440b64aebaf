package dev.basalt.domain.auth;

import java.util.Optional;

/**
 * What a person who signed in with ChatGPT holds. Never printed.
 *
 * @param id says who signed in
 * @param access opens the models
 * @param refresh buys new tokens
 * @param account the ChatGPT account, where it was stored apart from the tokens
 */
public record Tokens(Token id, Token access, String refresh, Optional<String> account) {

    /** Returns the account, from wherever it is known. */
    public Optional<String> anyAccount() {
        return account.or(id::account).or(access::account);
    }

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
