package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.List;
import java.util.Optional;

record ListType<T>(SettingType<T> item) implements SettingType<List<T>> {

    @Override
    public String title() {
        return "list of " + item.title() + "s";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof Sequence sequence)) {
            return InvalidValue.ofType(value, key, "a list");
        }
        return sequence.items().stream()
                .flatMap(each -> item.check(each, key).stream())
                .findFirst();
    }

    @Override
    public List<T> read(ConfigValue value) {
        return ((Sequence) value).items().stream().map(item::read).toList();
    }

    @Override
    public ConfigValue write(List<T> value, Place place) {
        return new Sequence(value.stream().map(each -> item.write(each, place)).toList(), place);
    }
}
