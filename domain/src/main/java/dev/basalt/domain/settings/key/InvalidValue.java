package dev.basalt.domain.settings.key;

import static java.util.stream.Collectors.joining;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.SettingsError;

import java.util.List;
import java.util.Optional;

/** The error for a value that a key cannot have, in the words of codex 0.23.0. */
final class InvalidValue {

    private InvalidValue() {}

    static Optional<SettingsError> at(ConfigValue value, String key, String reason) {
        return Optional.of(SettingsError.at(value.place(), key, reason));
    }

    static Optional<SettingsError> ofType(ConfigValue value, String key, String expected) {
        return ofType(value, describe(value), key, expected);
    }

    /** Does not show what was found. */
    static Optional<SettingsError> ofSecretType(ConfigValue value, String key, String expected) {
        return ofType(value, "a value of another type", key, expected);
    }

    private static Optional<SettingsError> ofType(
            ConfigValue value, String found, String key, String expected) {
        return at(value, key, "invalid type: " + found + ", expected " + expected);
    }

    static Optional<SettingsError> unknownWord(Text value, String key, List<String> words) {
        return at(value, key, "unknown variant `" + value.value() + "`, expected " + oneOf(words));
    }

    static String oneOf(List<String> words) {
        String quoted = words.stream().map(word -> "`" + word + "`").collect(joining(", "));
        return words.size() == 2 ? quoted.replace(", ", " or ") : "one of " + quoted;
    }

    private static String describe(ConfigValue value) {
        return switch (value) {
            case Text(String text, _) -> "string \"" + text + "\"";
            case Whole(long number, _) -> "integer `" + number + "`";
            case Fraction(double number, _) -> "floating point `" + number + "`";
            case Truth(boolean truth, _) -> "boolean `" + truth + "`";
            case Sequence _ -> "sequence";
            case ConfigTable _ -> "map";
        };
    }
}
