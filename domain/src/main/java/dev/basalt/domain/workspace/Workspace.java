package dev.basalt.domain.workspace;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file system, as far as patches touch it. Blocking; thread-safe. Starts no process.
 *
 * <p>Nothing here asks for permission: whether a file may be written is decided before, with the
 * real paths that {@link #locate} gives.
 */
public interface Workspace {

    /** Follows the symbolic links of an absolute path; the end of it need not exist. */
    Either<WorkspaceError, Location> locate(Path path);

    /**
     * Reads what stands at a real path, without following it when it is a link; an empty result
     * means that nothing is there.
     */
    Either<WorkspaceError, Optional<FileState>> read(Path realPath);

    /**
     * Makes all edits or none: a failure half-way takes back what was done, with permissions and
     * without traces. Missing directories are created. One call at a time works in the whole
     * process, and none starts unless every file still is what its edit says it was.
     *
     * @return the real paths that were changed
     */
    Either<WorkspaceError, List<Path>> commit(List<FileEdit> edits);

    /** Finds the git repository that a real path lies in: the directory that holds {@code .git}. */
    Optional<Path> repositoryOf(Path realPath);
}
