package dev.basalt.application.fake;

import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.Workspace;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refuses every access: no patch is applied. */
final class NoWorkspace implements Workspace {

    @Override
    public Either<WorkspaceError, Location> locate(Path path) {
        return refused(path);
    }

    @Override
    public Either<WorkspaceError, Optional<FileState>> read(Path realPath) {
        return refused(realPath);
    }

    @Override
    public Either<WorkspaceError, List<Path>> commit(List<FileEdit> edits) {
        return refused(Path.of("/"));
    }

    @Override
    public Optional<Path> repositoryOf(Path realPath) {
        return Optional.empty();
    }

    private static <T> Either<WorkspaceError, T> refused(Path path) {
        return Either.left(new WorkspaceError.Refused(path, "Permission denied (os error 13)"));
    }
}
