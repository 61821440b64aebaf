package dev.basalt.application.agent.request;

import dev.basalt.domain.conversation.Surroundings;
import dev.basalt.domain.git.GitBranch;
import dev.basalt.domain.time.Time;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Finds out what the model is told of the machine and the day. Thread-safe.
 *
 * @param system the operating system with version and architecture
 * @param shell the name of the user's shell, if known
 */
public record CurrentSurroundings(
        String system, Optional<String> shell, GitBranch branch, Time time) {

    /** Returns what holds now in a directory; reads a file or two. */
    Surroundings in(Path directory) {
        ZoneId zone = time.zone();
        return new Surroundings(
                system,
                shell,
                LocalDate.ofInstant(time.now(), zone) + " (" + zone.getId() + ")",
                branch.current(directory));
    }
}
