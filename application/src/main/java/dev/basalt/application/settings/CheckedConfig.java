package dev.basalt.application.settings;

import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Typed access to a configuration that passed {@link ConfigCheck}. A value of another type than
 * asked for, or none where there is always one, is a mistake in the program.
 */
record CheckedConfig(ConfigTable table) {

    String text(String key) {
        return textIfSet(key).orElseThrow(() -> missing(key));
    }

    Optional<String> textIfSet(String key) {
        return find(key, Text.class).map(Text::value);
    }

    boolean flag(String key) {
        return flagIfSet(key).orElseThrow(() -> missing(key));
    }

    Optional<Boolean> flagIfSet(String key) {
        return find(key, Truth.class).map(Truth::value);
    }

    long count(String key) {
        return countIfSet(key).orElseThrow(() -> missing(key));
    }

    OptionalLong countIfSet(String key) {
        return find(key, Whole.class).stream().mapToLong(Whole::value).findFirst();
    }

    /** Returns a list of texts; an absent one is empty. */
    List<String> texts(String key) {
        return find(key, Sequence.class).stream()
                .flatMap(sequence -> sequence.items().stream())
                .map(item -> as(Text.class, item, key).value())
                .toList();
    }

    /** Returns a list of numbers; an absent one is empty. */
    List<Long> counts(String key) {
        return find(key, Sequence.class).stream()
                .flatMap(sequence -> sequence.items().stream())
                .map(item -> as(Whole.class, item, key).value())
                .toList();
    }

    /** Returns a table of texts, in its order; an absent one is empty. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        find(key, ConfigTable.class)
                .ifPresent(found ->
                        found.entries()
                                .forEach((name, value) ->
                                        texts.put(name, as(Text.class, value, key).value())));
        return texts;
    }

    <E extends Enum<E>> E word(String key, E[] all, Function<E, String> word) {
        return wordIfSet(key, all, word).orElseThrow(() -> missing(key));
    }

    <E extends Enum<E>> Optional<E> wordIfSet(String key, E[] all, Function<E, String> word) {
        return textIfSet(key)
                .map(text ->
                        Stream.of(all)
                                .filter(each -> word.apply(each).equals(text))
                                .findFirst()
                                .orElseThrow(() -> mistyped(key)));
    }

    /** Returns an entry of a table whose names the user chose. */
    Optional<CheckedConfig> entry(String key, String name) {
        return find(key, ConfigTable.class)
                .map(entries -> entries.entries().get(name))
                .map(entry -> new CheckedConfig(as(ConfigTable.class, entry, key)));
    }

    /** Returns all entries of a table whose names the user chose; an absent one has none. */
    Map<String, CheckedConfig> entries(String key) {
        Map<String, CheckedConfig> entries = new LinkedHashMap<>();
        find(key, ConfigTable.class)
                .ifPresent(found ->
                        found.entries()
                                .forEach((name, entry) ->
                                        entries.put(
                                                name,
                                                new CheckedConfig(
                                                        as(ConfigTable.class, entry, key)))));
        return entries;
    }

    /** Returns where a value was written, or where the table was when it is not set. */
    Place placeOf(String key) {
        return find(key, ConfigValue.class).map(ConfigValue::place).orElse(table.place());
    }

    private <T extends ConfigValue> Optional<T> find(String key, Class<T> type) {
        return table.at(ConfigOverride.pathOf(key)).map(value -> as(type, value, key));
    }

    private static <T extends ConfigValue> T as(Class<T> type, ConfigValue value, String key) {
        if (!type.isInstance(value)) {
            throw mistyped(key);
        }
        return type.cast(value);
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException(key + " has no built-in value");
    }

    private static IllegalStateException mistyped(String key) {
        return new IllegalStateException(key + " is read as another type than it is checked for");
    }
}
