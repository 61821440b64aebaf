package dev.basalt.domain.model;

import java.util.OptionalLong;

/**
 * The token usage of one response.
 *
 * @param input all input tokens, the cached ones included
 * @param total as the provider counts it
 */
public record TokenUsage(
        long input,
        OptionalLong cachedInput,
        long output,
        OptionalLong reasoningOutput,
        long total) {}
