package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import tools.jackson.core.JsonGenerator;

/** How a model is asked to think: by a level, a word of the API. */
final class ThinkingConfig {

    private ThinkingConfig() {}

    static void write(
            String model,
            ModelRequest.Reasoning reasoning,
            Concessions concessions,
            JsonGenerator json) {
        json.writeObjectPropertyStart("thinkingConfig");
        if (concessions.sends(ContentFields.INCLUDE_THOUGHTS)) {
            json.writeBooleanProperty(
                    "includeThoughts", !reasoning.summary().equals(ReasoningSummary.NONE));
        }
        String usual =
                reasoning
                        .effort()
                        .filter(_ -> model.contains("gemini-"))
                        .map(ReasoningEffort::word)
                        .orElse("");
        String level = concessions.value(ContentFields.LEVEL, usual);
        if (!level.isEmpty() && concessions.sends(ContentFields.LEVEL)) {
            json.writeStringProperty("thinkingLevel", level);
        }
        json.writeEndObject();
    }
}
