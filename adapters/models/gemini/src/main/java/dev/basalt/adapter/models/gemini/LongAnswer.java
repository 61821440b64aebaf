package dev.basalt.adapter.models.gemini;

import dev.basalt.domain.model.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer that may take several requests. A model that has said as much as one request allows
 * ends with {@code CONTINUATION} and a token; the same request, with the token and without what was
 * said, goes on (https://ai.google.dev/gemini-api/docs/generate-content/long-decode). Not
 * thread-safe.
 */
final class LongAnswer {

    /** A model says no more than its context holds: 16 times what one request allows. */
    private static final int MOST_REQUESTS = 16;

    private int requests = 1;
    private Optional<String> token = Optional.empty();
    private @Nullable ContentParts parts;
    private Optional<TokenUsage> usage = Optional.empty();

    /** Returns the token of the next request; empty for the first. */
    Optional<String> token() {
        return token;
    }

    /** Returns what was said so far; null before anything was. */
    @Nullable ContentParts parts() {
        return parts;
    }

    /**
     * Goes on with another request, if the answer may take one more.
     *
     * @param next the token for it
     * @param said what was said so far
     */
    boolean goOn(String next, ContentParts said, Optional<TokenUsage> spent) {
        if (next.isEmpty() || requests == MOST_REQUESTS) {
            return false;
        }
        requests++;
        token = Optional.of(next);
        parts = said;
        usage = withEarlier(spent);
        return true;
    }

    /**
     * Returns the usage of all requests. The input is the first one's: that of the others repeats
     * it and what was said, and would count as a larger conversation than it is.
     */
    Optional<TokenUsage> withEarlier(Optional<TokenUsage> last) {
        if (usage.isEmpty() || last.isEmpty()) {
            return usage.or(() -> last);
        }
        TokenUsage earlier = usage.get();
        TokenUsage more =
                new TokenUsage(
                        0,
                        OptionalLong.empty(),
                        last.get().output(),
                        last.get().reasoningOutput(),
                        last.get().output());
        return Optional.of(earlier.plus(more));
    }
}
