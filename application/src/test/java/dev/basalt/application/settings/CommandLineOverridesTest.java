package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.ConfigNotation;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class CommandLineOverridesTest {

    /** Knows only one value. */
    private static final ConfigNotation NOTATION =
            (text, place) ->
                    text.equals("5")
                            ? Optional.of(new ConfigValue.Whole(5, place))
                            : Optional.empty();

    private static final ConfigSchema SCHEMA = new ConfigSchema(CoreKeys.groups("gpt-5", "openai"));

    @Test
    void allArgumentsAreParsedInTheirOrder() {
        assertEquals(
                Either.right(List.of(text("model", "a"), text("model", "b"))),
                CommandLineOverrides.parse(List.of("model=a", "model=b"), NOTATION, SCHEMA));
    }

    @Test
    void anInvalidArgumentIsNamed() {
        assertEquals(
                Either.left("Error parsing -c overrides: Invalid override (missing '='): nonsense"),
                CommandLineOverrides.parse(List.of("model=a", "nonsense"), NOTATION, SCHEMA));
    }

    @Test
    void aValueOfTheWrongTypeIsAnError() {
        assertEquals(
                Either.left(
                        "Error parsing -c overrides: expected `untrusted`, `on-failure`,"
                                + " `on-request` or `never`, found \"sometimes\" in"
                                + " `approval_policy` (-c)"),
                CommandLineOverrides.parse(List.of("approval_policy=sometimes"), NOTATION, SCHEMA));
    }

    @Test
    void aTableMayBeIncomplete() {
        assertEquals(
                1,
                CommandLineOverrides.parse(List.of("history.max_bytes=5"), NOTATION, SCHEMA)
                        .get()
                        .size());
    }

    @Test
    void aWrongValueThatIsOverriddenLaterIsIgnored() {
        assertEquals(
                2,
                CommandLineOverrides.parse(List.of("model=5", "model=a"), NOTATION, SCHEMA)
                        .get()
                        .size());
    }

    private static ConfigOverride text(String key, String value) {
        return new ConfigOverride(List.of(key), new ConfigValue.Text(value, Place.COMMAND_LINE));
    }
}
