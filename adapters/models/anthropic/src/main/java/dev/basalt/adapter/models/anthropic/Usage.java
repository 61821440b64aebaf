package dev.basalt.adapter.models.anthropic;

import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a message costs. The figures come in several events and only ever grow; those of the input
 * do not overlap.
 */
final class Usage {

    private final Map<String, Long> figures = new HashMap<>();

    void receive(@Nullable JsonNode usage) {
        if (usage == null) {
            return;
        }
        take("input_tokens", usage);
        take("cache_creation_input_tokens", usage);
        take("ephemeral_5m_input_tokens", usage.path("cache_creation"));
        take("ephemeral_1h_input_tokens", usage.path("cache_creation"));
        take("cache_read_input_tokens", usage);
        take("output_tokens", usage);
        take("thinking_tokens", usage.path("output_tokens_details"));
    }

    /** Returns the sums; empty when no figure came. */
    Optional<TokenUsage> total() {
        if (!figures.containsKey("input_tokens") && !figures.containsKey("output_tokens")) {
            return Optional.empty();
        }
        OptionalLong written = written();
        long input =
                figure("input_tokens").orElse(0)
                        + written.orElse(0)
                        + figure("cache_read_input_tokens").orElse(0);
        long output = figure("output_tokens").orElse(0);
        return Optional.of(
                new TokenUsage(
                        input,
                        figure("cache_read_input_tokens"),
                        new TokenUsage.CacheWrites(written, figure("ephemeral_1h_input_tokens")),
                        output,
                        figure("thinking_tokens"),
                        input + output));
    }

    /** What was written to the cache; a gateway may name only what was written for how long. */
    private OptionalLong written() {
        OptionalLong all = figure("cache_creation_input_tokens");
        OptionalLong briefly = figure("ephemeral_5m_input_tokens");
        OptionalLong longer = figure("ephemeral_1h_input_tokens");
        return all.isPresent() || (briefly.isEmpty() && longer.isEmpty())
                ? all
                : OptionalLong.of(briefly.orElse(0) + longer.orElse(0));
    }

    private void take(String name, JsonNode usage) {
        JsonNode figure = usage.path(name);
        if (figure.isNumber()) {
            figures.merge(name, figure.asLong(0), Math::max);
        }
    }

    private OptionalLong figure(String name) {
        Long figure = figures.get(name);
        return figure == null ? OptionalLong.empty() : OptionalLong.of(figure);
    }
}
