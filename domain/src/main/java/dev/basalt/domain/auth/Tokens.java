package dev.basalt.domain.auth;

import java.util.Optional;

/**
 * The tokens of a sign-in with ChatGPT. Left out of {@link #toString}. Immutable.
 *
 * @param id the id token, which identifies the user
 * @param access the access token for requests to models
 * @param refresh the refresh token, which renews the tokens; empty when they are used until they
 *     expire
 * @param account the ChatGPT account, where it was stored beside the tokens
 */
public record Tokens(Token id, Token access, Optional<String> refresh, Optional<String> account) {

    /** Returns the account: the stored one, or else that of a token. */
    public Optional<String> anyAccount() {
        return account.or(id::account).or(access::account);
    }

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
