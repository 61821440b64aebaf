package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.error.HttpRefusal;
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
     * Receives the next value of a body that is plain JSON instead of a stream. Without one of its
     * own, an API has the same objects in both.
     */
    default Optional<Either<ModelError, ModelResponse>> receivePlain(EventData value) {
        return receive(value);
    }

    /** Returns what the events so far say about the end of the response. */
    Ending ending();

    /** Whether a response has come to its end. */
    enum Ending {
        /** More must follow; without it the response is broken. */
        OPEN,
        /** There is a reason for the end, but some servers send one with every piece. */
        CLAIMED,
        /** Nothing of importance can follow; it is awaited only briefly. */
        CERTAIN
    }

    /** Called when the stream has ended, properly or not. */
    Either<ModelError, ModelResponse> atEnd();

    /** Called instead of all others when there is no stream but another status than success. */
    ModelError refused(HttpRefusal refusal);
}
