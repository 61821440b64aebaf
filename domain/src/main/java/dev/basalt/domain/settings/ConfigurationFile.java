package dev.basalt.domain.settings;

import io.vavr.control.Either;

import java.util.Optional;

/** The user's configuration file. Thread-safe. */
public interface ConfigurationFile {

    /**
     * Reads the file; blocks. Every value has its line. A file that does not exist is an empty
     * table whose place has no line.
     */
    Either<SettingsError, ConfigTable> read();

    /**
     * Reads the file {@code models.json} beside it, which holds what is known of models: a table
     * for each, by its name; blocks. Empty if it does not exist.
     */
    default Either<SettingsError, Optional<ConfigTable>> readModels() {
        return Either.right(Optional.empty());
    }

    /**
     * Reads the file {@code NAME.config.toml} beside it, which holds a profile; blocks. Empty if it
     * does not exist, or if the name is no name of a file.
     */
    default Either<SettingsError, Optional<ConfigTable>> readProfile(String name) {
        return Either.right(Optional.empty());
    }
}
