package dev.basalt.domain.model;

import java.util.List;

/**
 * How long the model's answers are to be. Later models know more words than these: any other goes
 * to the API as it is.
 *
 * @param word in configuration files and protocols
 */
public record Verbosity(String word) {

    public static final Verbosity LOW = new Verbosity("low");
    public static final Verbosity MEDIUM = new Verbosity("medium");
    public static final Verbosity HIGH = new Verbosity("high");

    /** The words of codex 0.23.0, in its order. */
    public static final List<Verbosity> KNOWN = List.of(LOW, MEDIUM, HIGH);
}
