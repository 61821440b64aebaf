package dev.basalt.domain.settings;

import io.vavr.control.Either;

/** The user's configuration file. Thread-safe. */
public interface ConfigurationFile {

    /**
     * Reads the file anew and blocks meanwhile. A file that does not exist is an empty table; every
     * value knows its line.
     */
    Either<SettingsError, ConfigTable> read();
}
