package dev.basalt.bootstrap.server.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says for every command, see {@link SharedOption}.
 *
 * @param overrides {@code key=value} each, in the order in which they apply: a later one wins
 * @param directory of conversations that name none; empty: where the process runs
 * @param strict whether unknown keys of the configuration are refused
 * @param notices a line for each option that has no effect
 */
public record Options(
        List<String> overrides, Optional<Path> directory, boolean strict, List<String> notices) {

    public static final Options NONE = new Options(List.of(), Optional.empty(), false, List.of());

    public Options {
        overrides = List.copyOf(overrides);
        notices = List.copyOf(notices);
    }
}
