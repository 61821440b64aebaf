package dev.basalt.domain.settings;

import java.util.List;

/** Writes keys and values as the configuration file has them. Thread-safe. */
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
