package dev.basalt.domain.workspace;

import java.nio.file.Path;
import java.util.List;

/** Why files could not be read or changed. */
public sealed interface WorkspaceError {

    /** Returns the file concerned. */
    Path path();

    /**
     * The operating system refused the operation, or the path is not that of a file.
     *
     * @param reason the system's message, such as {@code Is a directory (os error 21)}
     */
    record Refused(Path path, String reason) implements WorkspaceError {}

    /**
     * A parent directory can't be created because a file has its path.
     *
     * @param file the real path of that file
     */
    record Obstructed(Path path, Path file) implements WorkspaceError {}

    /** The file differs from what the edit expects; nothing was changed. */
    record Outdated(Path path) implements WorkspaceError {}

    /**
     * An edit failed, and so did the rollback of those before it.
     *
     * @param reason why the edit failed: the system's message
     * @param unrestored the files that could not be restored
     * @param backups files that contain their former contents
     */
    record HalfDone(Path path, String reason, List<Path> unrestored, List<Path> backups)
            implements WorkspaceError {
        public HalfDone {
            unrestored = List.copyOf(unrestored);
            backups = List.copyOf(backups);
        }
    }
}
