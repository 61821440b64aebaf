package dev.basalt.adapter.models.gemini;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningSummary;

import tools.jackson.core.JsonGenerator;

/** How a model is asked to think: by a level, a word of the API. */
final class ThinkingConfig {

    private ThinkingConfig() {}

    static void write(String model, ModelRequest.Reasoning reasoning, JsonGenerator json) {
        json.writeObjectPropertyStart("thinkingConfig");
        json.writeBooleanProperty(
                "includeThoughts", !reasoning.summary().equals(ReasoningSummary.NONE));
        if (model.contains("gemini-")) {
            reasoning
                    .effort()
                    .ifPresent(effort -> json.writeStringProperty("thinkingLevel", effort.word()));
        }
        json.writeEndObject();
    }
}
