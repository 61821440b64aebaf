package dev.basalt.domain.settings;

import java.util.Optional;

/** The notation in which the values of settings are written. Thread-safe. */
public interface ConfigNotation {

    /** Reads one value; a text that is no value in this notation gives nothing. */
    Optional<ConfigValue> value(String text, Place place);
}
