package dev.basalt.application.settings;

import static java.util.stream.Collectors.joining;

import dev.basalt.application.settings.SettingType.Entries;
import dev.basalt.application.settings.SettingType.Fields;
import dev.basalt.application.settings.SettingType.Items;
import dev.basalt.application.settings.SettingType.Plain;
import dev.basalt.application.settings.SettingType.Words;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.SettingsError;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds a configuration against {@link ConfigSchema}. Reasons are worded as codex 0.23.0 words
 * them.
 */
final class ConfigCheck {

    private final boolean complete;

    private ConfigCheck(boolean complete) {
        this.complete = complete;
    }

    /** Returns the first mistake in a whole configuration. */
    static Optional<SettingsError> whole(ConfigTable table) {
        return new ConfigCheck(true).check(ConfigSchema.ROOT, table, "");
    }

    /** Returns the first mistake in a single layer, which may rely on layers below it. */
    static Optional<SettingsError> layer(ConfigTable table) {
        return new ConfigCheck(false).check(ConfigSchema.ROOT, table, "");
    }

    private Optional<SettingsError> check(SettingType type, ConfigValue value, String key) {
        return switch (type) {
            case Plain plain -> plain(plain, value, key);
            case Words(List<String> words) -> word(words, value, key);
            case Items(SettingType item) ->
                    value instanceof Sequence(List<ConfigValue> items, _)
                            ? first(items.stream(), each -> check(item, each, key))
                            : wrongType(type, value, key, "a sequence");
            case Entries(SettingType each) ->
                    value instanceof ConfigTable table
                            ? first(
                                    table.entries().entrySet().stream(),
                                    e -> check(each, e.getValue(), join(key, e.getKey())))
                            : wrongType(type, value, key, "a map");
            case Fields fields ->
                    value instanceof ConfigTable table
                            ? fields(fields, table, key)
                            : wrongType(type, value, key, "a map");
        };
    }

    private Optional<SettingsError> plain(Plain type, ConfigValue value, String key) {
        return switch (type) {
            case TEXT, SECRET ->
                    value instanceof Text
                            ? Optional.empty()
                            : wrongType(type, value, key, "a string");
            case PATH ->
                    value instanceof Text(String path, _)
                            ? path(path, value, key)
                            : wrongType(type, value, key, "a path");
            case FLAG ->
                    value instanceof Truth
                            ? Optional.empty()
                            : wrongType(type, value, key, "a boolean");
            case COUNT -> {
                if (!(value instanceof Whole(long number, _))) {
                    yield wrongType(type, value, key, "u64");
                }
                yield number >= 0
                        ? Optional.empty()
                        : error(
                                value,
                                key,
                                "invalid value: integer `" + number + "`, expected u64");
            }
        };
    }

    private static Optional<SettingsError> path(String path, ConfigValue value, String key) {
        try {
            Path _ = Path.of(path);
            return Optional.empty();
        } catch (InvalidPathException e) {
            return error(value, key, "invalid value: " + e.getReason() + ", expected a path");
        }
    }

    private static Optional<SettingsError> word(List<String> words, ConfigValue value, String key) {
        if (!(value instanceof Text(String word, _))) {
            return error(
                    value, key, "invalid type: " + describe(value) + ", expected " + oneOf(words));
        }
        return words.contains(word)
                ? Optional.empty()
                : error(value, key, "unknown variant `" + word + "`, expected " + oneOf(words));
    }

    private Optional<SettingsError> fields(Fields fields, ConfigTable table, String key) {
        Optional<SettingsError> wrong =
                first(
                        table.entries().entrySet().stream()
                                .filter(e -> fields.known().containsKey(e.getKey())),
                        e ->
                                check(
                                        fields.known().getOrDefault(e.getKey(), fields),
                                        e.getValue(),
                                        join(key, e.getKey())));
        if (wrong.isPresent() || !complete) {
            return wrong;
        }
        return fields.required().stream()
                .filter(name -> !table.entries().containsKey(name))
                .findFirst()
                .flatMap(name -> error(table, key, "missing field `" + name + "`"));
    }

    private static Optional<SettingsError> wrongType(
            SettingType type, ConfigValue value, String key, String expected) {
        String found = type.secret() ? "a value of another type" : describe(value);
        return error(value, key, "invalid type: " + found + ", expected " + expected);
    }

    private static Optional<SettingsError> error(ConfigValue value, String key, String reason) {
        return Optional.of(SettingsError.at(value.place(), key, reason));
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

    /** Names the words in a sentence. */
    static String oneOf(List<String> words) {
        String quoted = words.stream().map(word -> "`" + word + "`").collect(joining(", "));
        return words.size() == 2 ? quoted.replace(", ", " or ") : "one of " + quoted;
    }

    private static String join(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    private static <T> Optional<SettingsError> first(
            Stream<T> all, Function<T, Optional<SettingsError>> check) {
        return all.map(check).flatMap(Optional::stream).findFirst();
    }
}
