package dev.basalt.domain.approval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A command that the model wants run.
 *
 * @param directory where to run it (absolute)
 * @param escalated whether the model asks to leave the sandbox
 * @param justification why the command is needed, in the model's words
 */
public record ProposedCommand(
        List<String> argv, Path directory, boolean escalated, Optional<String> justification) {

    public ProposedCommand {
        argv = List.copyOf(argv);
    }
}
