package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch.Section;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.Workspace;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The files after each section of a patch. The disk is only read, and each file once. Not
 * thread-safe.
 */
final class PatchedFiles {

    private static final String NOT_FOUND = "No such file or directory (os error 2)";
    private static final String NOT_A_DIRECTORY = "Not a directory (os error 20)";
    private static final String IS_A_DIRECTORY = "Is a directory (os error 21)";
    private static final String NOT_UTF_8 = "stream did not contain valid UTF-8";
    private static final String BINARY = "the file is binary (it contains a NUL byte)";

    private final Workspace workspace;
    private final Path directory;

    /** By real path, in the order of the patch. */
    private final Map<Path, PatchedFile> files = new LinkedHashMap<>();

    /** Paths that must be directories, because files of the patch are in them. */
    private final Set<Path> directories = new HashSet<>();

    /**
     * @param directory against which relative paths are resolved (absolute)
     */
    PatchedFiles(Workspace workspace, Path directory) {
        this.workspace = workspace;
        this.directory = directory;
    }

    Collection<PatchedFile> all() {
        return files.values();
    }

    Either<PatchError, PatchedFiles> apply(Section section) {
        return spelled(section.path())
                .flatMap(path ->
                        switch (section) {
                            case Section.Add add -> add(path, add);
                            case Section.Delete delete -> delete(path);
                            case Section.Update update -> update(path, update);
                            case Section.Replace replace -> replace(path, replace);
                        });
    }

    private Either<PatchError, Path> spelled(String path) {
        try {
            return Either.right(directory.resolve(path));
        } catch (InvalidPathException e) {
            return Either.left(new PatchError.BadPath(path));
        }
    }

    private Either<PatchError, PatchedFiles> add(Path spelled, Section.Add section) {
        return destination(spelled).map(file -> put(file.rewritten(section.content())));
    }

    private Either<PatchError, PatchedFiles> delete(Path spelled) {
        return workspace
                .locate(spelled)
                .flatMap(location -> existing(location.entry(), spelled))
                .map(file -> put(file.gone()))
                .mapLeft(error -> new PatchError.NotDeleted(spelled, Optional.empty()));
    }

    private Either<PatchError, PatchedFiles> update(Path spelled, Section.Update section) {
        return edited(spelled, text -> PatchedText.of(spelled, text, section.chunks()))
                .flatMap(source -> settle(source, section.moveTo()));
    }

    private Either<PatchError, PatchedFiles> replace(Path spelled, Section.Replace section) {
        return edited(spelled, text -> ReplacedText.of(spelled, text, section))
                .map(source -> put(source.file()));
    }

    private Either<PatchError, Source> edited(
            Path spelled, Function<FileContent, Either<PatchError, FileContent>> edit) {
        return workspace
                .locate(spelled)
                .flatMap(location -> source(location, spelled))
                .mapLeft(error -> notRead(spelled, error))
                .flatMap(source -> edited(spelled, source, edit));
    }

    /**
     * A file to edit.
     *
     * @param entry what a move removes: the file, or the symbolic link to it
     */
    private record Source(PatchedFile entry, PatchedFile file) {}

    private Either<WorkspaceError, Source> source(Location location, Path spelled) {
        Path target = target(location);
        return existing(target, spelled)
                .flatMap(file ->
                        target.equals(location.entry())
                                ? Either.right(new Source(file, file))
                                : existing(location.entry(), spelled)
                                        .map(entry -> new Source(entry, file)));
    }

    private static PatchError notRead(Path spelled, WorkspaceError error) {
        return new PatchError.NotRead(
                spelled,
                error instanceof WorkspaceError.Refused refused
                        ? refused.reason()
                        : NOT_A_DIRECTORY);
    }

    private static Either<PatchError, Source> edited(
            Path spelled,
            Source source,
            Function<FileContent, Either<PatchError, FileContent>> edit) {
        var version = source.file().now().orElseThrow();
        return text(spelled, version.state().content())
                .flatMap(edit)
                .map(content -> source.file().becomes(version.with(content)))
                .map(file -> new Source(source.entry(), file));
    }

    private static Either<PatchError, FileContent> text(Path spelled, FileContent content) {
        if (!content.isUtf8()) {
            return Either.left(new PatchError.NotRead(spelled, NOT_UTF_8));
        }
        return content.contains((byte) 0)
                ? Either.left(new PatchError.NotRead(spelled, BINARY))
                : Either.right(content);
    }

    private Either<PatchError, PatchedFiles> settle(Source edited, Optional<String> moveTo) {
        return moveTo.map(to -> spelled(to).flatMap(path -> move(edited, path)))
                .orElseGet(() -> Either.right(put(edited.file())));
    }

    private Either<PatchError, PatchedFiles> move(Source edited, Path to) {
        return destination(to)
                .map(destination -> {
                    if (!isSame(edited.entry(), destination, to)) {
                        put(edited.entry().gone());
                    }
                    return put(destination.becomes(edited.file().now().orElseThrow()));
                });
    }

    /**
     * Returns whether a file is moved onto itself or onto a link to itself; then it is not removed.
     */
    private boolean isSame(PatchedFile entry, PatchedFile destination, Path spelled) {
        return entry.path().equals(destination.path())
                || workspace
                        .locate(spelled)
                        .exists(location -> location.entry().equals(entry.path()));
    }

    /** Finds the file that a write to a path changes; an existing file is replaced. */
    private Either<PatchError, PatchedFile> destination(Path spelled) {
        return workspace
                .locate(spelled)
                .map(this::target)
                .flatMap(target -> unobstructed(target).flatMap(free -> file(free, spelled)))
                .mapLeft(error ->
                        switch (error) {
                            case WorkspaceError.Obstructed obstructed ->
                                    new PatchError.NoDirectory(spelled);
                            // for a directory codex 0.23.0 gives no reason
                            case WorkspaceError.Refused(var _, var reason)
                                    when !reason.equals(IS_A_DIRECTORY) ->
                                    new PatchError.NotWritten(spelled, Optional.of(reason));
                            case WorkspaceError other ->
                                    new PatchError.NotWritten(spelled, Optional.empty());
                        });
    }

    private Either<WorkspaceError, Path> unobstructed(Path target) {
        if (directories.contains(target)) {
            return Either.left(new WorkspaceError.Refused(target, IS_A_DIRECTORY));
        }
        for (Path above = target.getParent(); above != null; above = above.getParent()) {
            if (files.containsKey(above) && files.get(above).now().isPresent()) {
                return Either.left(new WorkspaceError.Obstructed(target, above));
            }
        }
        return Either.right(target);
    }

    /**
     * Returns the target of a path. A link that the patch removed or replaced by a file is not
     * followed.
     */
    private Path target(Location location) {
        return files.containsKey(location.entry()) ? location.entry() : location.target();
    }

    private Either<WorkspaceError, PatchedFile> existing(Path path, Path spelled) {
        return file(path, spelled)
                .filterOrElse(
                        file -> file.now().isPresent(),
                        file -> new WorkspaceError.Refused(path, NOT_FOUND));
    }

    private Either<WorkspaceError, PatchedFile> file(Path path, Path spelled) {
        PatchedFile known = files.get(path);
        return known != null
                ? Either.right(known)
                : onDisk(path).map(state -> PatchedFile.onDisk(path, spelled, state));
    }

    private Either<WorkspaceError, Optional<FileState>> onDisk(Path path) {
        var read = workspace.read(path);
        return read.fold(this::isRemoved, state -> false) ? Either.right(Optional.empty()) : read;
    }

    /** Returns whether the patch removes the file whose path a new directory needs. */
    private boolean isRemoved(WorkspaceError error) {
        return error instanceof WorkspaceError.Obstructed obstructed
                && files.containsKey(obstructed.file())
                && files.get(obstructed.file()).now().isEmpty();
    }

    private PatchedFiles put(PatchedFile file) {
        files.put(file.path(), file);
        if (file.now().isPresent()) {
            Path above = file.path().getParent();
            while (above != null && directories.add(above)) {
                above = above.getParent();
            }
        }
        return this;
    }
}
