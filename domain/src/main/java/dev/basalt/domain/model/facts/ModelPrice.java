package dev.basalt.domain.model.facts;

import dev.basalt.domain.model.TokenUsage;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a provider charges for a model, in US dollars for a million tokens.
 *
 * @param cacheRead for input that is read from a cache; absent: as for other input
 * @param cacheWrite for input that is written to a cache; absent: as for other input
 * @param above what is charged for requests that are larger than a number of tokens
 */
public record ModelPrice(
        BigDecimal input,
        BigDecimal output,
        Optional<BigDecimal> cacheRead,
        Optional<BigDecimal> cacheWrite,
        Optional<Tier> above) {

    /** What providers charge for input that they keep for an hour, as a multiple of other input. */
    private static final BigDecimal FOR_AN_HOUR = BigDecimal.TWO;

    private static final int MILLION = 6;

    /**
     * The price of large requests, for all of their tokens.
     *
     * @param tokens of input, above which it holds
     */
    public record Tier(long tokens, ModelPrice price) {}

    /** Returns what a response has cost, in US dollars. */
    public BigDecimal of(TokenUsage usage) {
        ModelPrice price =
                above.filter(tier -> usage.input() > tier.tokens()).map(Tier::price).orElse(this);
        long read = usage.cachedInput().orElse(0);
        long written = usage.cacheWrites().all().orElse(0);
        long forAnHour = Math.min(written, usage.cacheWrites().forAnHour().orElse(0));
        long plain = Math.max(0, usage.input() - read - written);
        return price.input
                .multiply(BigDecimal.valueOf(plain))
                .add(price.cacheRead.orElse(price.input).multiply(BigDecimal.valueOf(read)))
                .add(
                        price.cacheWrite
                                .orElse(price.input)
                                .multiply(BigDecimal.valueOf(written - forAnHour)))
                .add(price.input.multiply(FOR_AN_HOUR).multiply(BigDecimal.valueOf(forAnHour)))
                .add(price.output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(MILLION);
    }
}
