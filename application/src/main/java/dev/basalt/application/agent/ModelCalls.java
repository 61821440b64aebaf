package dev.basalt.application.agent;

import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.conversation.CompactionCause;
import dev.basalt.domain.conversation.Event;
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
            Toolbox tools,
            Time time,
            Randomness randomness) {
        this.requests = new ModelRequests(apis, tools);
        this.retries = new ModelRetries(apis, credentials, time, randomness);
        this.compaction = new Compaction(requests, retries);
        this.tools = tools;
    }

    /** Asks until there is a complete response, or none to be had, or the turn is cancelled. */
    Either<ModelError, ResponseReader.Answer> respond(Turn turn, Memory memory) {
        if (compaction.isDue(turn, memory)) {
            Optional<ModelError> failure = makeRoom(turn, memory);
            if (failure.isPresent()) {
                return Either.left(failure.get());
            }
        }
        var answer = ask(turn, memory);
        if (answer.isRight()
                || !(answer.getLeft() instanceof ModelError.ContextExceeded)
                || !compaction.isPossible(turn, memory)) {
            return answer;
        }
        return makeRoom(turn, memory)
                .<Either<ModelError, ResponseReader.Answer>>map(Either::left)
                .orElseGet(() -> ask(turn, memory));
    }

    /** Replaces what was said by a summary; empty when there was nothing to be summarised. */
    Optional<ModelError> compact(Turn turn, Memory memory) {
        return compaction.isPossible(turn, memory)
                ? compaction.run(turn, memory)
                : Optional.empty();
    }

    private Optional<ModelError> makeRoom(Turn turn, Memory memory) {
        turn.emit(new Event.Notice("the model's context is full; summarising the conversation"));
        Optional<ModelError> failure = compaction.run(turn, memory);
        if (failure.isEmpty()) {
            turn.emit(new Event.HistoryCompacted(CompactionCause.CONTEXT_FULL));
        }
        return failure;
    }

    private Either<ModelError, ResponseReader.Answer> ask(Turn turn, Memory memory) {
        return retries.ask(
                turn,
                access -> {
                    memory.beginRequest();
                    return requests.of(turn, memory.history(), access);
                },
                new ResponseReader(
                        turn,
                        memory,
                        tools,
                        new CallContext(turn, memory, requests.offering(turn))));
    }
}
