package dev.basalt.application.settings;

import dev.basalt.application.settings.config.ConfigCheck;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.domain.settings.ConfigNotation;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.Value;
import io.vavr.control.Either;

import java.util.List;

/** Parses and checks the {@code -c key=value} arguments when the program starts. */
public final class CommandLineOverrides {

    private CommandLineOverrides() {}

    /**
     * Parses the arguments in their order. The left side is one line with the reason why they are
     * invalid: no {@code =}, or a value of the wrong type for its key.
     */
    public static Either<String, List<ConfigOverride>> parse(
            List<String> arguments, ConfigNotation notation, ConfigSchema schema) {
        return Either.traverseRight(arguments, each -> ConfigOverride.parse(each, notation))
                .map(Value::toJavaList)
                .flatMap(overrides -> checked(overrides, schema))
                .mapLeft(reason -> "Error parsing -c overrides: " + reason);
    }

    private static Either<String, List<ConfigOverride>> checked(
            List<ConfigOverride> overrides, ConfigSchema schema) {
        ConfigTable layer = ConfigTable.empty(Place.COMMAND_LINE);
        for (ConfigOverride override : overrides) {
            layer = layer.with(override.path(), override.value());
        }
        return ConfigCheck.layer(schema, layer)
                .map(SettingsError::message)
                .<Either<String, List<ConfigOverride>>>map(Either::left)
                .orElseGet(() -> Either.right(overrides));
    }
}
