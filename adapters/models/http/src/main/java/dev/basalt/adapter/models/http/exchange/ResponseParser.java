package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.util.Optional;

/**
 * Parses one response of one API and reports what it means to a {@link
 * dev.basalt.domain.model.ModelListener}. Used by one thread, once.
 */
public interface ResponseParser {

    /**
     * Receives the next event and reports what it means.
     *
     * @return present when this event ends the response
     */
    Optional<Either<ModelError, ModelResponse>> receive(EventData event);

    /**
     * Returns whether everything that must arrive has arrived. What follows is awaited only briefly
     * then, and may be missing.
     */
    boolean isComplete();

    /** Called when the stream has ended, properly or not. */
    Either<ModelError, ModelResponse> atEnd();

    /** Called instead of all others when there is no stream but another status than success. */
    ModelError refused(HttpRefusal refusal);
}
