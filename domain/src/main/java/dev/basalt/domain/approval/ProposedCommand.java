package dev.basalt.domain.approval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A command that the model wants run.
 *
 * @param directory where to run it (absolute)
 * @param escalated whether the model asks to leave the sandbox
 * @param justification why the command is needed, in the model's words
 */
public record ProposedCommand(
        List<String> argv, Path directory, boolean escalated, Optional<String> justification) {

    private static final Path UP = Path.of("..");

    public ProposedCommand {
        argv = List.copyOf(argv);
    }

    /**
     * Returns the directory without the dots that mean nothing; where there is a {@code ..}, as it
     * is: behind a symbolic link, that leads elsewhere than the path says.
     */
    Path place() {
        return plain(directory);
    }

    static Path plain(Path directory) {
        boolean leadsUp = StreamSupport.stream(directory.spliterator(), false).anyMatch(UP::equals);
        return leadsUp ? directory : directory.normalize();
    }
}
