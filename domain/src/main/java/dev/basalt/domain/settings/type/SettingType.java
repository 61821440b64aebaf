package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/**
 * The values that a key may have. {@link SettingTypes} has the types that there are.
 *
 * @param <T> what such a value is read as
 */
public sealed interface SettingType<T>
        permits TextType,
                PathType,
                FlagType,
                CountType,
                NumberType,
                WordType,
                OpenWordType,
                AnyType,
                WordOrTableType,
                ListType,
                EntriesType,
                TableType {

    /** Returns the type in a few words for people, in Markdown. */
    String title();

    /**
     * Returns the first error in a value. Its reason is for people.
     *
     * @param key the dotted key of the value
     */
    Optional<SettingsError> check(ConfigValue value, String key);

    /** Reads a value that passed {@link #check}. */
    T read(ConfigValue value);

    /** Writes a value. */
    ConfigValue write(T value, Place place);

    /** Returns whether a value must not be shown. */
    default boolean secret() {
        return false;
    }
}
