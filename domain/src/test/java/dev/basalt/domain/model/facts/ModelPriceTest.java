package dev.basalt.domain.model.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.TokenUsage.CacheWrites;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** What responses cost. */
class ModelPriceTest {

    private static final ModelPrice LARGE =
            price("8", "30", Optional.of("0.8"), Optional.of("10"), Optional.empty());

    private static final ModelPrice PRICE =
            price(
                    "4",
                    "20",
                    Optional.of("0.4"),
                    Optional.of("5"),
                    Optional.of(new ModelPrice.Tier(272_000, LARGE)));

    private static final ModelPrice PLAIN =
            price("3", "15", Optional.empty(), Optional.empty(), Optional.empty());

    private static ModelPrice price(
            String input,
            String output,
            Optional<String> read,
            Optional<String> write,
            Optional<ModelPrice.Tier> above) {
        return new ModelPrice(
                new BigDecimal(input),
                new BigDecimal(output),
                read.map(BigDecimal::new),
                write.map(BigDecimal::new),
                above);
    }

    private static void assertDollars(String expected, BigDecimal cost) {
        assertEquals(0, new BigDecimal(expected).compareTo(cost), cost.toPlainString());
    }

    @Test
    void eachKindOfTokenHasItsPrice() {
        // 500 plain, 300 read, 200 written, 100 of output
        assertDollars(
                "0.00512",
                PRICE.of(
                        new TokenUsage(
                                1_000,
                                OptionalLong.of(300),
                                new CacheWrites(OptionalLong.of(200), OptionalLong.empty()),
                                100,
                                OptionalLong.of(40),
                                1_100)));
    }

    @Test
    void whatIsKeptForAnHourCostsTwiceTheInput() {
        // 200 written, 150 of them for an hour
        assertDollars(
                "0.00145",
                PRICE.of(
                        new TokenUsage(
                                200,
                                OptionalLong.of(0),
                                new CacheWrites(OptionalLong.of(200), OptionalLong.of(150)),
                                0,
                                OptionalLong.empty(),
                                200)));
    }

    @Test
    void aLargeRequestCostsMoreForAllOfItsTokens() {
        assertDollars("1.088", PRICE.of(usage(272_000, 0)));
        assertDollars("2.176038", PRICE.of(usage(272_001, 1)));
    }

    @Test
    void withoutAPriceOfTheCacheAllInputCostsTheSame() {
        assertDollars(
                "0.003015",
                PLAIN.of(
                        new TokenUsage(
                                1_000, OptionalLong.of(900), 1, OptionalLong.empty(), 1_001)));
    }

    @Test
    void theCostOfAConversationIsTheSumOfItsResponses() {
        ConversationUsage usage =
                ConversationUsage.NONE
                        .plus(usage(1, 1).costing(new BigDecimal("0.1")))
                        .plus(usage(2, 2).costing(new BigDecimal("0.25")));

        assertEquals(Optional.of(new BigDecimal("0.35")), usage.total().cost());
        assertEquals(3, usage.total().input());
    }

    @Test
    void theCostOfAConversationIsNotKnownIfThatOfAResponseIsNot() {
        ConversationUsage usage =
                ConversationUsage.NONE
                        .plus(usage(1, 1).costing(new BigDecimal("0.1")))
                        .plus(usage(2, 2));

        assertEquals(Optional.empty(), usage.total().cost());
    }

    private static TokenUsage usage(long input, long output) {
        return new TokenUsage(
                input, OptionalLong.empty(), output, OptionalLong.empty(), input + output);
    }
}
