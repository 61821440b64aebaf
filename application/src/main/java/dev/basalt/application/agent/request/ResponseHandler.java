package dev.basalt.application.agent.request;

import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

/**
 * Receives the attempts at one response, one after the other, until one of them is complete or
 * there are no more.
 *
 * @param <A> what a complete response amounts to
 */
public interface ResponseHandler<A> extends ModelListener {

    /** The attempt broke off; the next one begins. */
    void onRetry();

    /** The attempt is complete. */
    A onComplete(ModelResponse response);

    /** There is no further attempt: the turn was cancelled, or the error is final. */
    void onFailure(ModelError error);
}
