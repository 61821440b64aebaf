package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

record TextType(boolean secret) implements SettingType<String> {

    private static final String EXPECTED = "a string";

    @Override
    public String title() {
        return "string";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (value instanceof Text) {
            return Optional.empty();
        }
        return secret
                ? InvalidValue.ofSecretType(value, key, EXPECTED)
                : InvalidValue.ofType(value, key, EXPECTED);
    }

    @Override
    public String read(ConfigValue value) {
        return ((Text) value).value();
    }

    @Override
    public ConfigValue write(String value, Place place) {
        return new Text(value, place);
    }
}
