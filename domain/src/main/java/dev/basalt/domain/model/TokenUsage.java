package dev.basalt.domain.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The token usage of one response. Absent is what the provider does not count.
 *
 * @param input all input tokens, those that were read from a cache or written to it included
 * @param cachedInput the part of the input that was read from a cache
 * @param cacheWrites what was written to a cache
 * @param output all output tokens, the reasoning included
 * @param reasoningOutput the part of the output that is reasoning
 * @param total as the provider counts it
 * @param cost in US dollars; absent where no price is known
 */
public record TokenUsage(
        long input,
        OptionalLong cachedInput,
        CacheWrites cacheWrites,
        long output,
        OptionalLong reasoningOutput,
        long total,
        Optional<BigDecimal> cost) {

    /** A usage whose cost is not known. */
    public TokenUsage(
            long input,
            OptionalLong cachedInput,
            CacheWrites cacheWrites,
            long output,
            OptionalLong reasoningOutput,
            long total) {
        this(input, cachedInput, cacheWrites, output, reasoningOutput, total, Optional.empty());
    }

    /** Returns the same usage with its cost, in US dollars. */
    public TokenUsage costing(BigDecimal dollars) {
        return new TokenUsage(
                input,
                cachedInput,
                cacheWrites,
                output,
                reasoningOutput,
                total,
                Optional.of(dollars));
    }

    /** The usage with a provider that does not count what it writes to its cache. */
    public TokenUsage(
            long input,
            OptionalLong cachedInput,
            long output,
            OptionalLong reasoningOutput,
            long total) {
        this(input, cachedInput, CacheWrites.NONE, output, reasoningOutput, total);
    }

    /**
     * Returns the sum of both; a figure is absent when it is so in both, and the cost when it is so
     * in one.
     */
    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(
                input + more.input,
                sum(cachedInput, more.cachedInput),
                cacheWrites.plus(more.cacheWrites),
                output + more.output,
                sum(reasoningOutput, more.reasoningOutput),
                total + more.total,
                cost.flatMap(one -> more.cost.map(one::add)));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
    }

    /**
     * Input tokens that were written to a cache; some providers charge more for them, and still
     * more for what they keep for an hour.
     *
     * @param all those for an hour included
     * @param forAnHour the part that is kept for an hour
     */
    public record CacheWrites(OptionalLong all, OptionalLong forAnHour) {

        /** Nothing is known of what was written. */
        public static final CacheWrites NONE =
                new CacheWrites(OptionalLong.empty(), OptionalLong.empty());

        private CacheWrites plus(CacheWrites more) {
            return new CacheWrites(sum(all, more.all), sum(forAnHour, more.forAnHour));
        }
    }
}
