package dev.basalt.domain.workspace;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files in a map; a directory exists when it contains a file. */
public final class InMemoryWorkspace implements Workspace {

    private final Map<Path, FileState> files = new TreeMap<>();
    private Optional<Path> repository = Optional.empty();
    private Optional<WorkspaceError> refusal = Optional.empty();
    private Runnable beforeCommit = () -> {};

    public InMemoryWorkspace with(String path, String text) {
        return with(path, FileState.regular(FileContent.of(text)));
    }

    public InMemoryWorkspace with(String path, FileState state) {
        files.put(Path.of(path), state);
        return this;
    }

    public InMemoryWorkspace withLink(String path, String target) {
        return with(path, new FileState(FileMode.SYMBOLIC_LINK, FileContent.of(target)));
    }

    public InMemoryWorkspace withRepository(String root) {
        repository = Optional.of(Path.of(root));
        return this;
    }

    public InMemoryWorkspace without(String path) {
        files.remove(Path.of(path));
        return this;
    }

    /** Runs an action before the next commit, once. */
    public void beforeNextCommit(Runnable action) {
        beforeCommit = action;
    }

    public void refuseCommits(WorkspaceError error) {
        refusal = Optional.of(error);
    }

    /** Returns the text of all files by path. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, state) -> texts.put(path.toString(), state.content().text()));
        return texts;
    }

    public Optional<FileState> state(String path) {
        return Optional.ofNullable(files.get(Path.of(path)));
    }

    @Override
    public Either<WorkspaceError, Location> locate(Path path) {
        Path entry = path.normalize();
        Path target = entry;
        for (int links = 0; links < 40; links++) {
            Optional<String> link = link(target);
            if (link.isEmpty()) {
                return Either.right(new Location(entry, target));
            }
            target = target.resolveSibling(link.get()).normalize();
        }
        return Either.left(
                new WorkspaceError.Refused(
                        path, "Too many levels of symbolic links (os error 40)"));
    }

    private Optional<String> link(Path path) {
        return Optional.ofNullable(files.get(path))
                .filter(state -> state.mode() == FileMode.SYMBOLIC_LINK)
                .map(state -> state.content().text());
    }

    @Override
    public Either<WorkspaceError, Optional<FileState>> read(Path realPath) {
        if (files.keySet().stream().anyMatch(file -> isAbove(realPath, file))) {
            return Either.left(
                    new WorkspaceError.Refused(realPath, "Is a directory (os error 21)"));
        }
        return files.keySet().stream()
                .filter(file -> isAbove(file, realPath))
                .findFirst()
                .<Either<WorkspaceError, Optional<FileState>>>map(
                        file -> Either.left(new WorkspaceError.Obstructed(realPath, file)))
                .orElseGet(() -> Either.right(Optional.ofNullable(files.get(realPath))));
    }

    private static boolean isAbove(Path directory, Path path) {
        return path.startsWith(directory) && !path.equals(directory);
    }

    @Override
    public Either<WorkspaceError, List<Path>> commit(List<FileEdit> edits) {
        Runnable other = beforeCommit;
        beforeCommit = () -> {};
        other.run();
        if (refusal.isPresent()) {
            return Either.left(refusal.get());
        }
        for (FileEdit edit : edits) {
            if (!edit.before().equals(Optional.ofNullable(files.get(edit.path())))) {
                return Either.left(new WorkspaceError.Outdated(edit.path()));
            }
        }
        for (FileEdit edit : edits) {
            files.remove(edit.path());
            edit.after().ifPresent(after -> files.put(edit.path(), after));
        }
        return Either.right(edits.stream().map(FileEdit::path).toList());
    }

    @Override
    public Optional<Path> repositoryOf(Path realPath) {
        return repository.filter(realPath::startsWith);
    }
}
