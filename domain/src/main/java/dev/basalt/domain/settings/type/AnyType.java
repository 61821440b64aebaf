package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/**
 * Anything: what another program reads, and this one only passes over.
 *
 * @param secret whether it may contain secrets
 */
record AnyType(boolean secret) implements SettingType<ConfigValue> {

    @Override
    public String title() {
        return "any";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        return Optional.empty();
    }

    @Override
    public ConfigValue read(ConfigValue value) {
        return value;
    }

    @Override
    public ConfigValue write(ConfigValue value, Place place) {
        return value;
    }
}
