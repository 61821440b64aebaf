package dev.basalt.domain.workspace;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file operations that patches need. Blocking; thread-safe. Starts no process.
 *
 * <p>Nothing here asks for approval: whether a file may be written is decided before, for the real
 * paths that {@link #locate} returns.
 */
public interface Workspace {

    /** Resolves the symbolic links of an absolute path, whose last names need not exist. */
    Either<WorkspaceError, Location> locate(Path path);

    /** Reads the file at a real path without following a symbolic link; empty if there is none. */
    Either<WorkspaceError, Optional<FileState>> read(Path realPath);

    /**
     * Makes all edits or none: after a failure the edits made so far are rolled back, including
     * permissions. Missing directories are created. Calls are serialised in the whole process; a
     * call fails with {@link WorkspaceError.Outdated} if a file is not what its edit expects.
     *
     * @return the real paths that were changed
     */
    Either<WorkspaceError, List<Path>> commit(List<FileEdit> edits);

    /**
     * Finds the git repository of a real path: the nearest parent directory with a {@code .git}.
     */
    Optional<Path> repositoryOf(Path realPath);
}
