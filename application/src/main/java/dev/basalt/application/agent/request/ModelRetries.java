package dev.basalt.application.agent.request;

import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.auth.ListedModels;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.Attempts;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.failure.ModelFailureText;
import dev.basalt.domain.model.failure.RetryDecision;
import dev.basalt.domain.model.failure.RetryPolicy;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.time.Randomness;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.function.Function;

/** Asks a model until there is a complete response, or none to be had within the budgets. */
public final class ModelRetries {

    private final ModelApis apis;
    private final ModelCredentials credentials;
    private final ListedModels listed;
    private final Time time;
    private final Randomness randomness;

    public ModelRetries(
            ModelApis apis,
            ModelCredentials credentials,
            ListedModels listed,
            Time time,
            Randomness randomness) {
        this.apis = apis;
        this.credentials = credentials;
        this.listed = listed;
        this.time = time;
        this.randomness = randomness;
    }

    /**
     * Asks, and announces every retry.
     *
     * @param request what to send; made anew for every attempt
     */
    public <A> Either<ModelError, A> ask(
            Turn turn,
            Function<ModelCredentials.Access, ModelRequest> request,
            ResponseHandler<A> handler) {
        Either<ModelError, A> answer =
                credentials
                        .access(turn.settings())
                        .flatMap(access -> ask(turn, access, request, handler));
        if (answer.isLeft()) {
            handler.onFailure(answer.getLeft());
        }
        return turn.cancellation().isCancelled() ? Either.left(new ModelError.Cancelled()) : answer;
    }

    private <A> Either<ModelError, A> ask(
            Turn turn,
            ModelCredentials.Access first,
            Function<ModelCredentials.Access, ModelRequest> request,
            ResponseHandler<A> handler) {
        RetryPolicy policy = RetryPolicy.of(turn.settings().provider());
        ModelCredentials.Access access = first;
        Attempts spent = Attempts.NONE;
        while (true) {
            Either<ModelError, ModelResponse> response =
                    attempt(turn, access, request.apply(access), handler);
            if (turn.cancellation().isCancelled()) {
                return Either.left(new ModelError.Cancelled());
            }
            if (response.isRight()) {
                listed.prefetch(access, turn.settings().account());
                apis.learn(turn.settings(), access.credential(), turn.context().model());
                ModelResponse priced = priced(response.get(), access, turn);
                return Either.right(handler.onComplete(priced));
            }
            ModelError error = response.getLeft();
            RetryDecision decision = policy.decide(error, spent, randomness.next());
            switch (decision) {
                case RetryDecision.GiveUp() -> {
                    return Either.left(
                            listed.explained(
                                    error,
                                    access,
                                    turn.settings().account(),
                                    turn.context().model()));
                }
                case RetryDecision.RefreshCredential() -> {
                    var renewed = credentials.renew(turn.settings(), access, error);
                    if (renewed.isLeft()) {
                        return Either.left(renewed.getLeft());
                    }
                    access = renewed.get();
                }
                case RetryDecision.Retry retry -> {
                    turn.emit(new Event.Notice(ModelFailureText.retrying(error, retry)));
                    if (!time.sleep(retry.delay(), turn.cancellation())) {
                        return Either.left(new ModelError.Cancelled());
                    }
                }
            }
            spent = spent.after(decision);
            handler.onRetry();
        }
    }

    /** Whoever signed in pays for a plan, not for tokens. */
    private ModelResponse priced(
            ModelResponse response, ModelCredentials.Access access, Turn turn) {
        if (access.credential().filter(Credential::isToken).isPresent()) {
            return response;
        }
        return response.usage()
                .flatMap(usage ->
                        apis.price(turn.settings(), turn.context().model())
                                .map(price -> usage.costing(price.of(usage))))
                .map(usage ->
                        new ModelResponse(response.id(), Optional.of(usage), response.notice()))
                .orElse(response);
    }

    private Either<ModelError, ModelResponse> attempt(
            Turn turn,
            ModelCredentials.Access access,
            ModelRequest request,
            ResponseHandler<?> handler) {
        return apis.spokenBy(access.provider())
                .flatMap(api -> api.respond(request, handler, turn.cancellation()));
    }
}
