package dev.basalt.adapter.models.openai.responses;

import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/** What an event of the Responses API means. */
sealed interface ResponsesEvent {

    /** A piece of the answer. */
    record Piece(ModelEvent event) implements ResponsesEvent {}

    /** An item of the answer is whole. */
    record Done(JsonNode item) implements ResponsesEvent {}

    /** A call has begun, or its arguments are whole; its item may never come. */
    record OpenCall(String itemId, JsonNode item) implements ResponsesEvent {}

    /**
     * The answer is complete, or complete as far as it goes.
     *
     * @param output its items, which may not have come before
     * @param cut why it is not whole
     */
    record Completed(ModelResponse response, List<JsonNode> output, Optional<String> cut)
            implements ResponsesEvent {
        public Completed {
            output = List.copyOf(output);
        }
    }

    /** The answer ends with it, well or not. */
    record End(Either<ModelError, ModelResponse> outcome) implements ResponsesEvent {}

    /** Nothing that matters here. */
    record Other() implements ResponsesEvent {}
}
