package dev.basalt.domain.settings;

import java.util.Optional;

/**
 * Where a setting was set.
 *
 * @param origin a file's path, {@code -c}, the argument of a call, or {@code built-in}
 * @param line from 1; present for files
 */
public record Place(String origin, Optional<Integer> line) {

    public static final Place BUILT_IN = new Place("built-in", Optional.empty());
    public static final Place COMMAND_LINE = new Place("-c", Optional.empty());

    /** The command that was started: a default that any configuration overrides. */
    public static final Place COMMAND = new Place("default of the command", Optional.empty());

    private static final String ARGUMENT = "argument ";

    /** An argument of the call that starts a conversation. */
    public static Place argument(String name) {
        return new Place(ARGUMENT + name, Optional.empty());
    }

    /** Returns whether the call that starts a conversation set it, and not the user. */
    public boolean ofCall() {
        return origin.startsWith(ARGUMENT);
    }

    public static Place line(String file, int line) {
        return new Place(file, Optional.of(line));
    }

    @Override
    public String toString() {
        return line.map(number -> origin + ", line " + number).orElse(origin);
    }
}
