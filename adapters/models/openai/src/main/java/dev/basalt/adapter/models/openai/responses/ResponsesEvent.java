package dev.basalt.adapter.models.openai.responses;

import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

/** What an event of the Responses API means. */
sealed interface ResponsesEvent {

    /** A piece of the answer. */
    record Piece(ModelEvent event) implements ResponsesEvent {}

    /** The answer ends with it, well or not. */
    record End(Either<ModelError, ModelResponse> outcome) implements ResponsesEvent {}

    /** Nothing that matters here. */
    record Other() implements ResponsesEvent {}
}
