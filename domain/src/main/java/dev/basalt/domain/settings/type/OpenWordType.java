package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A word of somebody else's list, which may grow: any word is accepted.
 *
 * @param known the words to be named to people
 */
record OpenWordType<E>(List<String> known, Function<String, E> read, Function<E, String> word)
        implements SettingType<E> {

    OpenWordType {
        known = List.copyOf(known);
    }

    @Override
    public String title() {
        return InvalidValue.titles(known) + " or another word";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        return value instanceof Text(String text, _) && !text.isBlank()
                ? Optional.empty()
                : InvalidValue.ofType(value, key, "a word such as " + InvalidValue.oneOf(known));
    }

    @Override
    public E read(ConfigValue value) {
        return read.apply(((Text) value).value());
    }

    @Override
    public ConfigValue write(E value, Place place) {
        return new Text(word.apply(value), place);
    }
}
