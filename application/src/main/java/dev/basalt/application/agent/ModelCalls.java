package dev.basalt.application.agent;

import dev.basalt.application.agent.compaction.Compaction;
import dev.basalt.application.agent.request.ModelRequests;
import dev.basalt.application.agent.request.ModelRetries;
import dev.basalt.application.agent.response.CallContext;
import dev.basalt.application.agent.response.ResponseReader;
import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.auth.ListedModels;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.conversation.event.CompactionCause;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.time.Randomness;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.util.Optional;

/**
 * What is asked of the model: a response to the conversation, and, when its context is full, a
 * summary of it.
 */
public final class ModelCalls {

    private final ModelRequests requests;
    private final ModelRetries retries;
    private final Compaction compaction;
    private final Toolbox tools;

    public ModelCalls(
            ModelApis apis,
            ModelCredentials credentials,
            ListedModels listed,
            Toolbox tools,
            Time time,
            Randomness randomness) {
        this.requests = new ModelRequests(apis, tools);
        this.retries = new ModelRetries(apis, credentials, listed, time, randomness);
        this.compaction = new Compaction(requests, retries);
        this.tools = tools;
    }

    /**
     * Returns the notice that another effort than the chosen one is requested, if model or effort
     * have changed since the last turn.
     */
    Optional<String> effortNotice(Turn turn) {
        TurnContext context = turn.context();
        return turn.conversation()
                        .environment()
                        .filter(before -> before.model().equals(context.model()))
                        .filter(before -> before.effort().equals(context.effort()))
                        .isPresent()
                ? Optional.empty()
                : requests.effortNotice(turn);
    }

    /** Returns the notice that the model's window is too small, if that is known and not told. */
    Optional<String> windowNotice(Turn turn) {
        return requests.windowNotice(turn);
    }

    /** Asks until there is a complete response, or none to be had, or the turn is cancelled. */
    Either<ModelError, ResponseReader.Answer> respond(Turn turn) {
        if (compaction.isDue(turn)) {
            Optional<ModelError> failure = makeRoom(turn);
            if (failure.isPresent()) {
                return Either.left(failure.get());
            }
        }
        var answer = ask(turn);
        if (answer.isRight()
                || !(answer.getLeft() instanceof ModelError.ContextExceeded)
                || !compaction.isPossible(turn)) {
            return answer;
        }
        return makeRoom(turn)
                .<Either<ModelError, ResponseReader.Answer>>map(Either::left)
                .orElseGet(() -> ask(turn));
    }

    /** Replaces what was said by a summary; empty when there was nothing to be summarised. */
    Optional<ModelError> compact(Turn turn) {
        return compaction.isPossible(turn) ? compaction.run(turn) : Optional.empty();
    }

    private Optional<ModelError> makeRoom(Turn turn) {
        turn.emit(new Event.Notice("the model's context is full; summarising the conversation"));
        Optional<ModelError> failure = compaction.run(turn);
        if (failure.isEmpty()) {
            turn.emit(new Event.HistoryCompacted(CompactionCause.CONTEXT_FULL));
        }
        return failure;
    }

    private Either<ModelError, ResponseReader.Answer> ask(Turn turn) {
        return retries.ask(
                turn,
                access -> {
                    turn.history().startRequest();
                    return requests.of(turn, turn.history().items(), access);
                },
                new ResponseReader(turn, tools, new CallContext(turn, requests.offering(turn))));
    }
}
