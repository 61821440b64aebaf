package dev.basalt.application.agent.compaction;

import dev.basalt.application.agent.request.ModelRequests;
import dev.basalt.application.agent.request.ModelRetries;
import dev.basalt.application.agent.request.OpeningMessages;
import dev.basalt.application.agent.turn.Turn;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.failure.ModelFailureText;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.TokenEstimate;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes room in the model's context: the model summarises the conversation, and the summary takes
 * its place. Instructions, environment and what the user said in the turn that runs stay as they
 * are. When it fails, the history stays as it was.
 */
public final class Compaction {

    /** A part of the window that a history may fill; the rest is for the answer. */
    private static final double FULL = 0.8;

    private final ModelRequests requests;
    private final ModelRetries retries;

    public Compaction(ModelRequests requests, ModelRetries retries) {
        this.requests = requests;
        this.retries = retries;
    }

    /** Returns whether the next request is likely to fill the model's context. */
    public boolean isDue(Turn turn) {
        OptionalLong limit = limit(turn);
        // where nearly all of it stays, it would be done over and over again
        return limit.isPresent()
                && isPossible(turn)
                && turn.history().tokens() > limit.getAsLong()
                && TokenEstimate.of(kept(turn)) < limit.getAsLong() / 2;
    }

    private OptionalLong limit(Turn turn) {
        OptionalLong configured = turn.settings().model().autoCompactTokenLimit();
        if (configured.isPresent()) {
            return configured;
        }
        ModelFamily family = requests.family(turn);
        OptionalLong window = family.contextWindow();
        return window.isPresent()
                ? OptionalLong.of(
                        Math.min(
                                (long) (window.getAsLong() * FULL),
                                family.costlyTokens().orElse(Long.MAX_VALUE)))
                : family.costlyTokens();
    }

    /** Returns whether there is anything that a summary could take the place of. */
    public boolean isPossible(Turn turn) {
        return turn.history().items().size() > kept(turn).size();
    }

    /** Summarises the history, and returns why it could not. */
    public Optional<ModelError> run(Turn turn) {
        List<HistoryItem> kept = kept(turn);
        List<HistoryItem> summarised = turn.history().items();
        while (true) {
            Either<ModelError, String> summary = summarise(summarised, turn);
            if (summary.isRight()) {
                return replace(summary.get(), kept, turn);
            }
            ModelError error = summary.getLeft();
            if (error instanceof ModelError.Cancelled) {
                return Optional.of(error);
            }
            List<HistoryItem> shorter = NewerHalf.of(summarised);
            if (!(error instanceof ModelError.ContextExceeded) || shorter.isEmpty()) {
                return failed(ModelFailureText.of(error), turn);
            }
            summarised = shorter;
        }
    }

    private Either<ModelError, String> summarise(List<HistoryItem> summarised, Turn turn) {
        List<HistoryItem> input = new ArrayList<>(summarised);
        input.add(HistoryItem.Message.user(prompt(turn)));
        return retries.ask(
                turn,
                access -> requests.of(turn, input, access),
                new SummaryReader(
                        usage -> {
                            turn.conversation().count(usage);
                            turn.emit(new Event.TokensUsed(usage));
                        },
                        message -> turn.emit(new Event.Notice(message))));
    }

    private static String prompt(Turn turn) {
        return turn.settings().instructions().compaction().orElse(SummaryPrompt.QUESTION);
    }

    private static Optional<ModelError> replace(String summary, List<HistoryItem> kept, Turn turn) {
        if (summary.isBlank()) {
            return failed("the model returned no summary", turn);
        }
        List<HistoryItem> history = new ArrayList<>(kept);
        history.add(HistoryItem.Message.user(SummaryPrompt.framed(summary)));
        turn.history().replace(history);
        return Optional.empty();
    }

    private static Optional<ModelError> failed(String reason, Turn turn) {
        turn.history().distrust();
        return Optional.of(new ModelError.NotCompacted(reason));
    }

    private static List<HistoryItem> kept(Turn turn) {
        List<HistoryItem> kept = new ArrayList<>(OpeningMessages.of(turn.conversation()));
        kept.addAll(turn.history().saidByUserInTurn());
        return kept;
    }
}
