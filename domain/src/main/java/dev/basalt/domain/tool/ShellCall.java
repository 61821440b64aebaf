package dev.basalt.domain.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The model wants a command run.
 *
 * @param command the argument list, possibly empty
 * @param directory where to run it, relative to the conversation's directory or absolute
 * @param timeout absent: the default
 * @param escalated whether the model asks to leave the sandbox
 * @param justification why it asks
 */
public record ShellCall(
        List<String> command,
        Optional<Path> directory,
        Optional<Duration> timeout,
        boolean escalated,
        Optional<String> justification) {

    public ShellCall {
        command = List.copyOf(command);
    }
}
