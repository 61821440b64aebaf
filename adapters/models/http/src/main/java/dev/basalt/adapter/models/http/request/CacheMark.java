package dev.basalt.adapter.models.http.request;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.PromptCaching;

import tools.jackson.core.JsonGenerator;

/**
 * What says at the end of a part of a request that a provider of Claude is to keep all up to there
 * in its cache.
 */
public enum CacheMark {
    /** There is none. */
    NONE,
    /** For five minutes. */
    SHORT,
    /** For an hour. */
    HOUR;

    /** Returns the mark that is configured. */
    public static CacheMark of(ModelRequest request) {
        return request.caching() == PromptCaching.HOUR ? HOUR : SHORT;
    }

    /** Returns this mark, or none. */
    public CacheMark when(boolean wanted) {
        return wanted ? this : NONE;
    }

    /** Writes the mark as a member of the part. */
    public void writeTo(JsonGenerator json) {
        if (this == NONE) {
            return;
        }
        json.writeObjectPropertyStart("cache_control");
        json.writeStringProperty("type", "ephemeral");
        if (this == HOUR) {
            json.writeStringProperty("ttl", PromptCaching.HOUR.word());
        }
        json.writeEndObject();
    }
}
