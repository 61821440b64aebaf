package dev.basalt.adapter.models.http.request;

import tools.jackson.core.JsonGenerator;

/**
 * The body of a request. It is written more than once (to know its length, and to send it), so it
 * must write the same every time.
 */
@FunctionalInterface
public interface JsonContent {

    void writeTo(JsonGenerator json);
}
