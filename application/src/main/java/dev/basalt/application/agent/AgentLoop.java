package dev.basalt.application.agent;

import dev.basalt.domain.conversation.AbortReason;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.model.ModelError;
import dev.basalt.domain.model.ModelFailureText;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs turns: asks the model, does what it calls for, and asks again until it calls for nothing
 * more. Has no state of its own; a turn blocks its thread.
 */
public final class AgentLoop {

    /** How codex 0.23.0 says that it is done. */
    private static final String COMPACTED = "Compact task completed";

    private static final System.Logger LOG = System.getLogger(AgentLoop.class.getName());

    private final ModelCalls models;

    public AgentLoop(ModelCalls models) {
        this.models = models;
    }

    /**
     * Runs a turn to its end. Whatever happens, the last event says how it ended, and the history
     * holds an output for every call.
     */
    public TurnOutcome run(Turn turn, Memory memory) {
        return run(turn, () -> converse(turn, memory));
    }

    /**
     * Replaces what was said by a summary, in a turn of its own. When that fails, the conversation
     * goes on with what was said.
     */
    public TurnOutcome compact(Turn turn, Memory memory) {
        return run(turn, () -> summarise(turn, memory));
    }

    private static TurnOutcome run(Turn turn, Supplier<TurnOutcome> work) {
        turn.emit(new Event.TaskStarted());
        TurnOutcome outcome;
        try {
            outcome = work.get();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "turn " + turn.submission() + " broke off", e);
            outcome = new TurnOutcome.Failed("internal error: " + e.getClass().getSimpleName());
        }
        switch (outcome) {
            case TurnOutcome.Completed(var message) -> turn.emit(new Event.TaskComplete(message));
            case TurnOutcome.Failed(var message) -> {
                turn.emit(new Event.Failed(message));
                turn.emit(new Event.TaskComplete(Optional.empty()));
            }
            case TurnOutcome.Aborted(var reason) -> turn.emit(new Event.TurnAborted(reason));
        }
        return outcome;
    }

    private TurnOutcome converse(Turn turn, Memory memory) {
        OpeningMessages.tell(memory, turn.settings(), turn.context());
        memory.beginTurn();
        turn.messages().forEach(memory::remember);
        while (true) {
            var response = models.respond(turn, memory);
            if (turn.cancellation().isCancelled()) {
                return new TurnOutcome.Aborted(AbortReason.INTERRUPTED);
            }
            if (response.isLeft()) {
                return failed(response.getLeft());
            }
            if (!response.get().callsAnswered()) {
                return new TurnOutcome.Completed(response.get().lastMessage());
            }
            turn.joined().get().forEach(memory::remember);
        }
    }

    private TurnOutcome summarise(Turn turn, Memory memory) {
        memory.beginTurn();
        Optional<ModelError> failure = models.compact(turn, memory);
        if (turn.cancellation().isCancelled()) {
            return new TurnOutcome.Aborted(AbortReason.INTERRUPTED);
        }
        if (failure.isPresent()) {
            return failed(failure.get());
        }
        turn.emit(new Event.AgentMessage(COMPACTED));
        return new TurnOutcome.Completed(Optional.empty());
    }

    private static TurnOutcome failed(ModelError error) {
        return new TurnOutcome.Failed(ModelFailureText.of(error));
    }
}
