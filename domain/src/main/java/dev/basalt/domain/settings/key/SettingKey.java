package dev.basalt.domain.settings.key;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.type.SettingType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The declaration of one key of the configuration, made with {@link Declarations}. Checking,
 * defaults, typed reading, the listing of {@code basalt config} and the tables of {@code
 * docs/configuration.md} follow from it.
 *
 * @param names from the root of the configuration; a name that the user chooses is a placeholder,
 *     {@code <like this>}
 * @param path the names below the last placeholder
 * @param defaultValue the value of a key that is not set; absent: such a key has none
 * @param otherwise for people: what applies when the key is not set and has no default value
 * @param required whether the table of the key must set it
 * @param acts whether Basalt does what the key says; otherwise its type is checked and it has no
 *     effect
 * @param meaning for people: one sentence in Markdown
 * @param <T> what the value is read as
 */
public record SettingKey<T>(
        List<String> names,
        List<String> path,
        SettingType<T> type,
        Optional<T> defaultValue,
        String otherwise,
        Scope scope,
        boolean required,
        boolean acts,
        String meaning) {

    public SettingKey {
        names = List.copyOf(names);
        path = List.copyOf(path);
    }

    /** Returns whether a part of a key is a placeholder for a name that the user chooses. */
    public static boolean isPlaceholder(String name) {
        return name.startsWith("<");
    }

    /** Returns the dotted name. */
    public String name() {
        return String.join(".", names);
    }

    /** Returns the dotted name with the name that the user chose in place of the placeholder. */
    public String name(String chosen) {
        return String.join(
                ".", names.stream().map(each -> isPlaceholder(each) ? chosen : each).toList());
    }

    /** Returns the dotted name of a key in this table. */
    public String field(String field) {
        return name() + "." + field;
    }

    /** Returns the same key in a table whose names the user chooses. */
    public SettingKey<T> in(SettingKey<ConfigTable> table) {
        List<String> below = new ArrayList<>(table.names());
        below.addAll(names);
        return new SettingKey<>(
                below, path, type, defaultValue, otherwise, scope, required, acts, meaning);
    }

    /** Returns the same key with another default value. */
    public SettingKey<T> withDefault(T value) {
        return new SettingKey<>(
                names, path, type, Optional.of(value), otherwise, scope, required, acts, meaning);
    }

    /** Returns the default value as the lowest layer of the configuration has it. */
    public Optional<ConfigValue> builtIn() {
        return defaultValue.map(value -> type.write(value, Place.BUILT_IN));
    }

    /** Returns the names of the table that contains the names that the user chooses. */
    public List<String> table() {
        return names.subList(0, names.size() - path.size() - 1);
    }
}
