package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.util.Optional;

/** Understands one answer in the language of one API. Used by one thread, once. */
public interface Answer {

    /**
     * Hears the next event and passes on what it means.
     *
     * @return present when this event ends the answer
     */
    Optional<Either<ModelError, ModelResponse>> hear(EventData event);

    /**
     * Tells whether everything that must come has come. What follows is waited for only briefly
     * then, and may be missing.
     */
    boolean heardEnough();

    /** The stream has ended, properly or not. */
    Either<ModelError, ModelResponse> atEnd();

    /** There is no stream. */
    ModelError refused(HttpRefusal refusal);
}
