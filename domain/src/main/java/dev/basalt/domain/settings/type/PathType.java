package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

record PathType() implements SettingType<Path> {

    @Override
    public String title() {
        return "path";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        if (!(value instanceof Text text)) {
            return InvalidValue.ofType(value, key, "a path");
        }
        try {
            Path _ = Path.of(text.value());
            return Optional.empty();
        } catch (InvalidPathException e) {
            return InvalidValue.at(value, key, "expected a path: " + e.getReason());
        }
    }

    @Override
    public Path read(ConfigValue value) {
        return Path.of(((Text) value).value());
    }

    @Override
    public ConfigValue write(Path value, Place place) {
        return new Text(value.toString(), place);
    }
}
