package dev.basalt.domain.workspace;

import java.nio.file.Path;
import java.util.List;

/** Why the user's files could not be read or changed. */
public sealed interface WorkspaceError {

    /** The file in question. */
    Path path();

    /**
     * The operating system said no, or the path is not one of a file.
     *
     * @param reason in the system's words, such as {@code Is a directory (os error 21)}
     */
    record Refused(Path path, String reason) implements WorkspaceError {}

    /**
     * A file stands where a directory on the way would have to be.
     *
     * @param file the real path of that file
     */
    record Obstructed(Path path, Path file) implements WorkspaceError {}

    /** The file is not what the edit was made for; nothing was changed. */
    record Outdated(Path path) implements WorkspaceError {}

    /**
     * An edit failed, and so did taking back the ones before it.
     *
     * @param reason why the edit failed, in the system's words
     * @param unrestored the files that are not as they were
     * @param backups files that hold what was in them
     */
    record HalfDone(Path path, String reason, List<Path> unrestored, List<Path> backups)
            implements WorkspaceError {
        public HalfDone {
            unrestored = List.copyOf(unrestored);
            backups = List.copyOf(backups);
        }
    }
}
