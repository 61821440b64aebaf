package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The types of settings, to be named in declarations. Apart from the interface, since its
 * implementations could otherwise deadlock with it while both are initialized.
 */
public final class SettingTypes {

    public static final SettingType<String> TEXT = new TextType(false);

    /** A text that is never shown. */
    public static final SettingType<String> SECRET = new TextType(true);

    /** A text that names a file or a directory. */
    public static final SettingType<Path> PATH = new PathType();

    public static final SettingType<Boolean> FLAG = new FlagType();

    /** An integer from 0 to 2^63 - 1. */
    public static final SettingType<Long> COUNT = new CountType();

    /** A number of at least 0, with or without a fraction. */
    public static final SettingType<BigDecimal> NUMBER = new NumberType();

    /** A table whose keys are declared by themselves; other keys in it have no effect. */
    public static final SettingType<ConfigTable> TABLE = new TableType();

    /** Any value or table, for keys that nothing is done with. */
    public static final SettingType<ConfigValue> ANY = new AnyType(false);

    /** Any value or table, never shown. */
    public static final SettingType<ConfigValue> ANY_SECRET = new AnyType(true);

    /** Returns the type of one of these values, each written as its word. */
    public static <E> SettingType<E> oneOf(E[] values, Function<E, String> word) {
        return words(values, word);
    }

    /**
     * Returns the same type, in which a table with one entry, a table of that name, may replace a
     * value.
     *
     * @param meaning what such a table is read as
     */
    public static <E> SettingType<E> oneOfOrTable(
            E[] values, Function<E, String> word, String table, E meaning) {
        return new WordOrTableType<>(words(values, word), table, meaning);
    }

    private static <E> WordType<E> words(E[] values, Function<E, String> word) {
        return new WordType<>(List.of(values), Stream.of(values).map(word).toList());
    }

    /** Returns the type of one of these words. */
    public static SettingType<String> oneOf(List<String> words) {
        return new WordType<>(words, words);
    }

    /**
     * Returns the type of a word that an API understands: any is accepted.
     *
     * @param known the words that error messages list
     */
    public static <E> SettingType<E> anyWord(
            List<E> known, Function<String, E> read, Function<E, String> word) {
        return new OpenWordType<>(known.stream().map(word).toList(), read, word);
    }

    public static <T> SettingType<List<T>> listOf(SettingType<T> item) {
        return new ListType<>(item);
    }

    /** Returns the type of a table whose names the user chooses. */
    public static <T> SettingType<Map<String, T>> entriesOf(SettingType<T> entry) {
        return new EntriesType<>(entry);
    }

    private SettingTypes() {}
}
