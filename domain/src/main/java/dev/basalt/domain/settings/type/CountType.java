package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

record CountType() implements SettingType<Long> {

    private static final String EXPECTED = "a whole number of at least 0";

    @Override
    public String title() {
        return "integer";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof Whole number)) {
            return InvalidValue.ofType(value, key, EXPECTED);
        }
        return number.value() >= 0 ? Optional.empty() : InvalidValue.ofType(value, key, EXPECTED);
    }

    @Override
    public Long read(ConfigValue value) {
        return ((Whole) value).value();
    }

    @Override
    public ConfigValue write(Long value, Place place) {
        return new Whole(value, place);
    }
}
