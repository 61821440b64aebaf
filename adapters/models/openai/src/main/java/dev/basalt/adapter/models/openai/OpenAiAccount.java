package dev.basalt.adapter.models.openai;

import dev.basalt.domain.auth.AccountService;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a person who signs in with OpenAI has access to. */
public final class OpenAiAccount {

    /** OpenAI's API for keys, and the one for the tokens of people who signed in with ChatGPT. */
    public static final AccountService SERVICE =
            new AccountService(
                    OpenAiProviders.ADDRESS,
                    "https://chatgpt.com/backend-api/codex",
                    Set.of("api.openai.com", "chatgpt.com"),
                    "version");

    private OpenAiAccount() {}

    /** Returns the key in the environment, which counts while no other credential is stored. */
    public static Optional<String> keyIn(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("OPENAI_API_KEY"))
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }
}
