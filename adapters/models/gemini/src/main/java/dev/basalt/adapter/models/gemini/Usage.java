package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.domain.model.TokenUsage;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an answer costs. Thoughts are counted beside the output, cached tokens within the prompt;
 * what is written to the cache is not counted, and costs nothing.
 */
final class Usage {

    private Usage() {}

    /** Reads it; empty where the size of the prompt is not named. */
    static Optional<TokenUsage> of(JsonNode usage) {
        if (!usage.path("promptTokenCount").isNumber()) {
            return Optional.empty();
        }
        long input =
                usage.path("promptTokenCount").asLong(0)
                        + usage.path("toolUsePromptTokenCount").asLong(0);
        OptionalLong thought = StreamJson.count(usage.path("thoughtsTokenCount"));
        OptionalLong total = StreamJson.count(usage.path("totalTokenCount"));
        long said = usage.path("candidatesTokenCount").asLong(0);
        // gateways count the thoughts within the output; their sum tells
        boolean within =
                said >= thought.orElse(0) && total.isPresent() && total.getAsLong() == input + said;
        long output = within ? said : said + thought.orElse(0);
        return Optional.of(
                new TokenUsage(
                        input,
                        StreamJson.count(usage.path("cachedContentTokenCount")),
                        output,
                        thought,
                        total.orElse(input + output)));
    }
}
