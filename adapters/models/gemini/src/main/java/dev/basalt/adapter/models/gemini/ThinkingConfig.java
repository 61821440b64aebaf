package dev.basalt.adapter.models.gemini;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import tools.jackson.core.JsonGenerator;

/**
 * How a model is asked to think. Gemini 2.5 is given a number of tokens; later models know levels,
 * not all of them the same.
 */
final class ThinkingConfig {

    /** The least that Gemini 2.5 Pro takes: it can't be kept from thinking. */
    private static final int SMALLEST_BUDGET_OF_PRO = 128;

    private ThinkingConfig() {}

    static void write(String model, ModelRequest.Reasoning reasoning, JsonGenerator json) {
        boolean byBudget = model.contains("gemini-2.5");
        boolean shown = !reasoning.summary().equals(ReasoningSummary.NONE);
        json.writeObjectPropertyStart("thinkingConfig");
        if (reasoning.effort().isEmpty() || !model.contains("gemini-")) {
            json.writeBooleanProperty("includeThoughts", shown);
        } else if (byBudget) {
            int budget = budget(model, reasoning.effort().get());
            // thoughts that are not thought can't be asked for
            json.writeBooleanProperty("includeThoughts", shown && budget > 0);
            json.writeNumberProperty("thinkingBudget", budget);
        } else {
            json.writeBooleanProperty("includeThoughts", shown);
            json.writeStringProperty("thinkingLevel", level(model, reasoning.effort().get()));
        }
        json.writeEndObject();
    }

    private static int budget(String model, ReasoningEffort effort) {
        return switch (effort.word()) {
            case "none", "minimal" -> model.contains("pro") ? SMALLEST_BUDGET_OF_PRO : 0;
            case "low" -> 2_048;
            case "medium" -> 8_192;
            default -> 24_576;
        };
    }

    private static String level(String model, ReasoningEffort effort) {
        return switch (effort.word()) {
            case "none", "minimal" -> model.contains("flash") ? "minimal" : "low";
            // the first of them knows nothing between the ends
            case "medium" -> model.contains("gemini-3-pro") ? "high" : "medium";
            // words for more than that are of other APIs
            case "xhigh", "max", "ultra" -> "high";
            case String word -> word;
        };
    }
}
