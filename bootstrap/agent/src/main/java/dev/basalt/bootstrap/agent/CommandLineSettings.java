package dev.basalt.bootstrap.agent;

import dev.basalt.domain.settings.ConfigOverride;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line sets for all conversations.
 *
 * @param overrides of the configuration file; a later one wins. Those at {@code Place.COMMAND} are
 *     defaults of the command, which the file overrides
 * @param given the directory of conversations that name none (absolute); empty: that of the process
 */
public record CommandLineSettings(List<ConfigOverride> overrides, Optional<Path> given) {

    /** Nothing is set. */
    public static final CommandLineSettings NONE =
            new CommandLineSettings(List.of(), Optional.empty());

    public CommandLineSettings {
        overrides = List.copyOf(overrides);
    }

    /** Returns the directory of conversations that name none (absolute). */
    public Path directory() {
        return given.orElseGet(() -> Path.of("").toAbsolutePath());
    }
}
