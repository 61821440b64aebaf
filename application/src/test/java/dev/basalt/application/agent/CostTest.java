package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.NOBODY_MAY_ASK;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.model.facts.ModelFacts;
import dev.basalt.domain.model.facts.ModelPrice;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the responses of a turn cost. */
class CostTest {

    /** 2 dollars for a million tokens of input, 1 for those of a cache, 10 for those of output. */
    private static final ModelFacts PRICED =
            new ModelFacts(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.of(
                            new ModelPrice(
                                    BigDecimal.TWO,
                                    BigDecimal.TEN,
                                    Optional.of(BigDecimal.ONE),
                                    Optional.empty(),
                                    Optional.empty())));

    private final World world = new World();
    private final World.Options options = new World.Options();
    private final Events received = new Events();

    private List<Optional<BigDecimal>> costs() {
        return received.events().stream()
                .filter(Event.TokensUsed.class::isInstance)
                .map(event -> ((Event.TokensUsed) event).usage().cost())
                .map(cost -> cost.map(BigDecimal::stripTrailingZeros))
                .toList();
    }

    private void run() {
        world.model.says(call("c1", "shell", "ls")).says(message("done"));
        var id = world.conversation(options);
        world.listen(id, received);
        world.say(id, "go", NOBODY_MAY_ASK).orElseThrow().await();
    }

    @Test
    void everyResponseHasTheCostOfItsTokens() {
        options.facts = Map.of("mock", PRICED);

        run();

        // 90 tokens of input, 10 of the cache, 20 of output
        var cost = Optional.of(new BigDecimal("0.00039"));
        assertEquals(List.of(cost, cost), costs());
    }

    @Test
    void aCostIsAbsentWhereNoPriceIsKnown() {
        run();

        assertEquals(List.of(Optional.empty(), Optional.empty()), costs());
    }
}
