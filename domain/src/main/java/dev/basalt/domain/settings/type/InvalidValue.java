package dev.basalt.domain.settings.type;

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

/** The error for a value that a key cannot have: what was expected, and what was found. */
final class InvalidValue {

    /** Of a text that is shown; a value can be a whole document. */
    private static final int LONGEST = 200;

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
        return at(value, key, "expected " + expected + ", found " + found);
    }

    static Optional<SettingsError> unknownWord(Text value, String key, List<String> words) {
        return ofType(value, key, oneOf(words));
    }

    /** Returns the words as a sentence lists them. */
    static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? titles(words)
                : titles(words.subList(0, last)).replace("` `", "`, `")
                        + " or "
                        + titles(words.subList(last, words.size()));
    }

    /** Returns the words side by side, in Markdown. */
    static String titles(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(joining(" "));
    }

    private static String describe(ConfigValue value) {
        return switch (value) {
            case Text(String text, _) -> "\"" + shortened(text) + "\"";
            case Whole(long number, _) -> Long.toString(number);
            case Fraction(double number, _) -> Double.toString(number);
            case Truth(boolean truth, _) -> Boolean.toString(truth);
            case Sequence _ -> "a list";
            case ConfigTable _ -> "a table";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
