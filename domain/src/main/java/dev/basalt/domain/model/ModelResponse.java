package dev.basalt.domain.model;

import java.util.Optional;

/**
 * The end of a response that came to its proper end.
 *
 * @param usage absent when the provider gave none
 */
public record ModelResponse(Optional<String> id, Optional<TokenUsage> usage) {}
