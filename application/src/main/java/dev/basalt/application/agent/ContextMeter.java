package dev.basalt.application.agent;

import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.TokenEstimate;

/**
 * About how many tokens a history has: as the provider counted it last, and an estimate of what was
 * added since.
 */
final class ContextMeter {

    private long tokens;

    /** Outputs of calls that a response asked for come after it, so it has not counted them. */
    private long uncounted;

    long tokens() {
        return tokens;
    }

    void grow(HistoryItem item) {
        long estimate = TokenEstimate.of(item);
        tokens += estimate;
        if (item instanceof HistoryItem.Output) {
            uncounted += estimate;
        }
    }

    void beginRequest() {
        uncounted = 0;
    }

    void measured(TokenUsage usage) {
        tokens = usage.total() + uncounted;
    }

    void reset() {
        tokens = 0;
        uncounted = 0;
    }
}
