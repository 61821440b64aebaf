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

/** The {@code -c key=value} arguments, read and checked once, when the program starts. */
public final class CommandLineOverrides {

    private CommandLineOverrides() {}

    /**
     * Reads the arguments in their order. The left side is one line that says what is wrong: no
     * {@code =}, or a value of another type than its key takes.
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
