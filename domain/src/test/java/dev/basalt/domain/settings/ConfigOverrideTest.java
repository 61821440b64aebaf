package dev.basalt.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ConfigOverrideTest {

    /** Knows only one value. */
    private static final ConfigNotation NOTATION =
            (text, place) ->
                    text.equals("42")
                            ? Optional.of(new ConfigValue.Whole(42, place))
                            : Optional.empty();

    @Test
    void aValueInTheNotationOfTheFileKeepsItsType() {
        assertEquals(
                Either.right(
                        new ConfigOverride(
                                List.of("a", "b"), new ConfigValue.Whole(42, Place.COMMAND_LINE))),
                ConfigOverride.parse(" a.b = 42 ", NOTATION));
    }

    @Test
    void anyOtherValueIsTextWithoutTheQuotesAtItsEnds() {
        assertEquals(
                Either.right(text(List.of("model"), "o'3")),
                ConfigOverride.parse("model=\"'o'3'\"", NOTATION));
    }

    @Test
    void onlyTheFirstEqualsSignSeparates() {
        assertEquals(
                Either.right(text(List.of("a"), "b=c")), ConfigOverride.parse("a=b=c", NOTATION));
    }

    @Test
    void namesBetweenDotsMayBeEmpty() {
        assertEquals(
                Either.right(text(List.of("", "a", ""), "x")),
                ConfigOverride.parse(".a.=x", NOTATION));
    }

    @Test
    void anArgumentWithoutEqualsSignIsAnError() {
        assertEquals(
                Either.left("Invalid override (missing '='): model"),
                ConfigOverride.parse("model", NOTATION));
    }

    @Test
    void anArgumentWithoutKeyIsAnError() {
        assertEquals(
                Either.left("Empty key in override:  =x"), ConfigOverride.parse(" =x", NOTATION));
    }

    private static ConfigOverride text(List<String> path, String value) {
        return new ConfigOverride(path, new ConfigValue.Text(value, Place.COMMAND_LINE));
    }
}
