package dev.basalt.domain.settings;

import io.vavr.control.Either;

/** The user's configuration file. Thread-safe. */
public interface ConfigurationFile {

    /**
     * Reads the file; blocks. A file that does not exist is an empty table. Every value has its
     * line.
     */
    Either<SettingsError, ConfigTable> read();
}
