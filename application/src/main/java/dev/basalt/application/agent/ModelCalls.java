package dev.basalt.application.agent;

import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.model.Attempts;
import dev.basalt.domain.model.ModelError;
import dev.basalt.domain.model.ModelFailureText;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.RetryDecision;
import dev.basalt.domain.model.RetryPolicy;
import dev.basalt.domain.time.Randomness;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

/** Asks the model for one response, as often as its provider's budgets allow. */
public final class ModelCalls {

    private final ModelApis apis;
    private final ModelCredentials credentials;
    private final ToolCalls tools;
    private final Time time;
    private final Randomness randomness;

    public ModelCalls(
            ModelApis apis,
            ModelCredentials credentials,
            ToolCalls tools,
            Time time,
            Randomness randomness) {
        this.apis = apis;
        this.credentials = credentials;
        this.tools = tools;
        this.time = time;
        this.randomness = randomness;
    }

    /** Asks until there is a complete response, or none to be had, or the turn is cancelled. */
    Either<ModelError, ResponseReader.Answer> respond(Turn turn, Memory memory) {
        return credentials.access(turn.settings()).flatMap(access -> respond(turn, memory, access));
    }

    private Either<ModelError, ResponseReader.Answer> respond(
            Turn turn, Memory memory, ModelCredentials.Access first) {
        RetryPolicy policy = RetryPolicy.of(turn.settings().provider());
        ModelCredentials.Access access = first;
        Attempts spent = Attempts.NONE;
        while (true) {
            ResponseReader reader = new ResponseReader(turn, memory, tools);
            Either<ModelError, ModelResponse> response = attempt(turn, memory, access, reader);
            if (turn.cancellation().isCancelled()) {
                reader.abandon();
                return Either.left(new ModelError.Cancelled());
            }
            if (response.isRight()) {
                return response.map(reader::complete);
            }
            reader.breakOff();
            ModelError error = response.getLeft();
            RetryDecision decision = policy.decide(error, spent, randomness.next());
            switch (decision) {
                case RetryDecision.GiveUp() -> {
                    return Either.left(error);
                }
                case RetryDecision.RefreshCredential() -> {
                    var renewed = credentials.renew(turn.settings(), access);
                    if (renewed.isLeft()) {
                        return Either.left(error);
                    }
                    access = renewed.get();
                }
                case RetryDecision.Retry retry -> {
                    if (!waited(retry, error, turn)) {
                        return Either.left(new ModelError.Cancelled());
                    }
                }
            }
            spent = spent.after(decision);
        }
    }

    private Either<ModelError, ModelResponse> attempt(
            Turn turn, Memory memory, ModelCredentials.Access access, ResponseReader reader) {
        return apis.speaking(access.provider())
                .flatMap(api ->
                        api.respond(
                                ModelRequests.of(turn, memory, access),
                                reader,
                                turn.cancellation()));
    }

    /** Waits as long as the retry says; false when the turn was cancelled meanwhile. */
    private boolean waited(RetryDecision.Retry retry, ModelError error, Turn turn) {
        if (retry.budget() == RetryDecision.Budget.STREAM) {
            turn.emit(new Event.Background(ModelFailureText.retrying(error, retry)));
        }
        return time.sleep(retry.delay(), turn.cancellation());
    }
}
