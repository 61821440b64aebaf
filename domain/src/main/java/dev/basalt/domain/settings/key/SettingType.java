package dev.basalt.domain.settings.key;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a key may have.
 *
 * @param <T> what such a value is read as
 */
public sealed interface SettingType<T>
        permits TextType,
                PathType,
                FlagType,
                CountType,
                WordType,
                ListType,
                EntriesType,
                TableType {

    SettingType<String> TEXT = new TextType(false);

    /** A text that is never shown. */
    SettingType<String> SECRET = new TextType(true);

    /** A text that names a file or a directory. */
    SettingType<Path> PATH = new PathType();

    SettingType<Boolean> FLAG = new FlagType();

    /** An integer from 0 to 2^63 - 1. */
    SettingType<Long> COUNT = new CountType();

    /** A table whose keys are declared by themselves; other keys in it have no effect. */
    SettingType<ConfigTable> TABLE = new TableType();

    /** Returns the type of one of these values, each written as its word. */
    static <E> SettingType<E> oneOf(E[] values, Function<E, String> word) {
        return new WordType<>(List.of(values), Stream.of(values).map(word).toList());
    }

    /** Returns the type of one of these words. */
    static SettingType<String> oneOf(List<String> words) {
        return new WordType<>(words, words);
    }

    static <T> SettingType<List<T>> listOf(SettingType<T> item) {
        return new ListType<>(item);
    }

    /** Returns the type of a table whose names the user chooses. */
    static <T> SettingType<Map<String, T>> entriesOf(SettingType<T> entry) {
        return new EntriesType<>(entry);
    }

    /** Returns the type in a few words for people, in Markdown. */
    String title();

    /**
     * Returns the first error in a value. Its reason has the words of codex 0.23.0.
     *
     * @param key the dotted key of the value
     */
    Optional<SettingsError> check(ConfigValue value, String key);

    /** Reads a value that passed {@link #check}. */
    T read(ConfigValue value);

    /** Writes a value. */
    ConfigValue write(T value, Place place);

    /** Tells whether a value must not be shown. */
    default boolean secret() {
        return false;
    }
}
