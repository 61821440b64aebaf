package dev.basalt.domain.settings;

import java.util.List;

/** Writes single keys and values in the notation of the configuration file. Thread-safe. */
public interface ConfigWriter {

    /**
     * Writes the key of a setting on one line.
     *
     * @param path the names on the way to the setting, at least one
     */
    String key(List<String> path);

    /** Writes a value on one line. */
    String value(ConfigValue value);
}
