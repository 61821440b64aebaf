package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.Vectors;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

class OverrideValueVectorsTest {

    @ParameterizedTest(name = "{0} is a {1}")
    @MethodSource("cases")
    void aValueOnTheCommandLineHasTheTypeThatTheReferenceGivesIt(
            String raw, String type, String value) {
        ConfigValue parsed = ConfigOverride.parse("key=" + raw, new TomlNotation()).get().value();

        assertEquals(type + " " + value, describe(parsed));
    }

    static Stream<Arguments> cases() {
        return Vectors.cases("config-override-values")
                .map(each ->
                        Arguments.of(
                                each.get("raw").asString(),
                                each.get("type").asString(),
                                each.get("value").asString("")));
    }

    private static String describe(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Text(String text, _) -> "string " + text;
            case ConfigValue.Whole(long number, _) -> "integer " + number;
            case ConfigValue.Fraction(double number, _) ->
                    "float " + (Double.isInfinite(number) ? "inf" : Double.toString(number));
            case ConfigValue.Truth(boolean truth, _) -> "boolean " + truth;
            case ConfigValue.Sequence _ -> "array ";
            case ConfigTable _ -> "table ";
        };
    }
}
