package dev.basalt.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortsTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "medium,  low medium high,      medium",
        "xhigh,   low medium high,      high",
        "ultra,   low medium high max,  max",
        "minimal, none low medium,      none",
        "minimal, low medium high,      low",
        "none,    low medium high,      low",
        "medium,  none low high max,    low",
        "later,   low medium high,      later",
    })
    void whatTheModelDoesNotTakeBecomesTheNextLowerOrTheLowest(
            String chosen, String words, String asked) {
        assertEquals(
                new ReasoningEffort(asked), Efforts.of(words).nearest(new ReasoningEffort(chosen)));
    }

    @ParameterizedTest
    @CsvSource({"none", "minimal", "xhigh", "later"})
    void everyWordIsPassedOnToAModelThatIsNotKnown(String chosen) {
        assertEquals(
                new ReasoningEffort(chosen), Efforts.UNKNOWN.nearest(new ReasoningEffort(chosen)));
    }
}
