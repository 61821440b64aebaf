package dev.basalt.domain.settings;

import java.util.Optional;

/** Parses single values in the notation of the configuration file. Thread-safe. */
public interface ConfigNotation {

    /** Returns the value of a text; empty if it is not a value in this notation. */
    Optional<ConfigValue> value(String text, Place place);
}
