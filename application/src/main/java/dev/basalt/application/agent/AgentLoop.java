package dev.basalt.application.agent;

import dev.basalt.application.InternalErrors;
import dev.basalt.application.agent.request.CurrentSurroundings;
import dev.basalt.application.agent.request.OpeningMessages;
import dev.basalt.application.agent.turn.Turn;
import dev.basalt.domain.conversation.TurnNotifier;
import dev.basalt.domain.conversation.TurnNotifier.CompletedTurn;
import dev.basalt.domain.conversation.event.CompactionCause;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.model.failure.FailureAdvice;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs turns: asks the model, does what it calls for, and asks again until it calls for nothing
 * more. Has no state of its own; a turn blocks its thread.
 */
public final class AgentLoop {

    private static final System.Logger LOG = System.getLogger(AgentLoop.class.getName());

    private final ModelCalls models;
    private final TurnNotifier notifier;
    private final CurrentSurroundings surroundings;

    public AgentLoop(ModelCalls models, TurnNotifier notifier, CurrentSurroundings surroundings) {
        this.models = models;
        this.notifier = notifier;
        this.surroundings = surroundings;
    }

    /**
     * Runs a turn to its end. Whatever happens, the last event says how it ended, and the history
     * holds an output for every call.
     */
    public TurnOutcome run(Turn turn) {
        return switch (turn.kind()) {
            case PROMPT -> answer(turn);
            case COMPACTION -> run(turn, () -> summarise(turn));
        };
    }

    private TurnOutcome answer(Turn turn) {
        List<HistoryItem.Message> said = new ArrayList<>(turn.messages());
        TurnOutcome outcome = run(turn, () -> converse(turn, said));
        if (outcome instanceof TurnOutcome.Completed(var message)) {
            notifyOf(turn, said, message);
        }
        return outcome;
    }

    private static TurnOutcome run(Turn turn, Supplier<TurnOutcome> work) {
        turn.emit(new Event.TurnStarted());
        TurnOutcome outcome;
        try {
            outcome = work.get();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "turn " + turn.id() + " failed", e);
            outcome = new TurnOutcome.Failed(InternalErrors.describe(e));
        }
        turn.end();
        turn.conversation().endTurn(turn.id(), outcome);
        turn.emit(new Event.TurnEnded(outcome));
        return outcome;
    }

    private void notifyOf(
            Turn turn, List<HistoryItem.Message> said, Optional<String> lastAgentMessage) {
        List<String> command = turn.settings().notifyCommand();
        if (!command.isEmpty()) {
            notifier.completed(
                    command,
                    new CompletedTurn(
                            turn.id(),
                            said.stream().flatMap(AgentLoop::texts).toList(),
                            lastAgentMessage));
        }
    }

    private static Stream<String> texts(HistoryItem.Message message) {
        return message.content().stream()
                .mapMulti((part, texts) -> {
                    if (part instanceof ContentPart.Text(String text)) {
                        texts.accept(text);
                    }
                });
    }

    /**
     * Asks the model until it wants nothing more.
     *
     * @param said gets what the user adds meanwhile
     */
    private TurnOutcome converse(Turn turn, List<HistoryItem.Message> said) {
        if (turn.conversation().environment().isEmpty()) {
            turn.settings().notices().forEach(text -> turn.emit(new Event.Notice(text)));
        }
        models.effortNotice(turn).ifPresent(text -> turn.emit(new Event.Notice(text)));
        models.windowNotice(turn).ifPresent(text -> turn.emit(new Event.Notice(text)));
        OpeningMessages.add(turn.conversation(), turn.context(), surroundings);
        turn.conversation().startTurn(turn.id(), turn.context());
        turn.messages().forEach(turn.history()::add);
        while (true) {
            var response = models.respond(turn);
            if (turn.cancellation().isCancelled()) {
                return new TurnOutcome.Interrupted();
            }
            if (response.isLeft()) {
                return failed(turn, response.getLeft());
            }
            if (!response.get().callsAnswered()) {
                return new TurnOutcome.Completed(response.get().lastMessage());
            }
            List<HistoryItem.Message> joined = turn.takeJoined();
            joined.forEach(turn.history()::add);
            said.addAll(joined);
        }
    }

    private TurnOutcome summarise(Turn turn) {
        turn.conversation().startTurn(turn.id(), turn.context());
        Optional<ModelError> failure = models.compact(turn);
        if (turn.cancellation().isCancelled()) {
            return new TurnOutcome.Interrupted();
        }
        if (failure.isPresent()) {
            return failed(turn, failure.get());
        }
        turn.emit(new Event.HistoryCompacted(CompactionCause.REQUESTED));
        return new TurnOutcome.Completed(Optional.empty());
    }

    private static TurnOutcome failed(Turn turn, ModelError error) {
        return new TurnOutcome.Failed(FailureAdvice.text(error, turn.settings().provider()));
    }
}
