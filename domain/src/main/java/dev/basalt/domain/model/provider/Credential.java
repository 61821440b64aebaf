package dev.basalt.domain.model.provider;

import java.util.Optional;

/**
 * What a request to a model proves its right with. Never printed.
 *
 * @param secret the key or access token
 * @param chatGptAccount the account the token belongs to; present only with ChatGPT tokens
 * @param plan the plan of that account, where known
 */
public record Credential(String secret, Optional<String> chatGptAccount, Optional<String> plan) {

    public Credential(String secret, Optional<String> chatGptAccount) {
        this(secret, chatGptAccount, Optional.empty());
    }

    /** Tells whether this is a ChatGPT token rather than an API key. */
    public boolean chatGpt() {
        return chatGptAccount.isPresent();
    }

    @Override
    public String toString() {
        return "Credential[…]";
    }
}
