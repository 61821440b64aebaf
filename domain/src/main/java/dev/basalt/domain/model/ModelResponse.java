package dev.basalt.domain.model;

import java.util.Optional;

/**
 * The end of a response that is complete.
 *
 * @param usage absent when the provider gave none
 * @param notice what the user should know about how it ended, in a sentence
 */
public record ModelResponse(
        Optional<String> id, Optional<TokenUsage> usage, Optional<String> notice) {

    /** A response that ended as responses should. */
    public ModelResponse(Optional<String> id, Optional<TokenUsage> usage) {
        this(id, usage, Optional.empty());
    }
}
