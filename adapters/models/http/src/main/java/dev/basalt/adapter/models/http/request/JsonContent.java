package dev.basalt.adapter.models.http.request;

import tools.jackson.core.JsonGenerator;

/**
 * What a request says. It is written more than once (to know its length, and to send it), so it
 * must say the same every time.
 */
@FunctionalInterface
public interface JsonContent {

    void writeTo(JsonGenerator json);
}
