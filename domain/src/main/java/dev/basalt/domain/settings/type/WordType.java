package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.List;
import java.util.Optional;

/**
 * One of a closed list.
 *
 * @param words how each of the values is written, in the same order
 */
record WordType<E>(List<E> values, List<String> words) implements SettingType<E> {

    WordType {
        values = List.copyOf(values);
        words = List.copyOf(words);
    }

    @Override
    public String title() {
        return InvalidValue.titles(words);
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof Text text)) {
            return InvalidValue.ofType(value, key, InvalidValue.oneOf(words));
        }
        return words.contains(text.value())
                ? Optional.empty()
                : InvalidValue.unknownWord(text, key, words);
    }

    @Override
    public E read(ConfigValue value) {
        return values.get(words.indexOf(((Text) value).value()));
    }

    @Override
    public ConfigValue write(E value, Place place) {
        return new Text(words.get(values.indexOf(value)), place);
    }
}
