package dev.basalt.adapter.machine.filesystem.workspace;

import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt to make several edits atomically. Not thread-safe.
 *
 * <p>Everything that needs disk space is done first: new contents are written to temporary files
 * beside their targets, and old files get a second name as a backup. After that there are only
 * renames. A rollback renames too, which also works on a full disk.
 */
final class Commit {

    private static final Logger LOG = System.getLogger(Commit.class.getName());

    private final Disk disk;
    private final PatchJournal journal;
    private final List<FileEdit> edits;
    private final List<PreparedEdit> prepared = new ArrayList<>();
    private final Deque<Change> changes = new ArrayDeque<>();

    /** Backups that contain the only copy of a file's former content. */
    private final Set<Path> needed = new HashSet<>();

    /** Temporary files that have been renamed to their targets. */
    private final Set<Path> inPlace = new HashSet<>();

    /** The file that an error names. */
    private Path current = Path.of("");

    Commit(Disk disk, PatchJournal journal, List<FileEdit> edits) {
        this.disk = disk;
        this.journal = journal;
        this.edits = edits;
    }

    /**
     * A completed change, and how to undo it.
     *
     * @param backup the file with the former content
     */
    private record Change(Path path, Optional<Path> backup, Undo undo) {}

    private interface Undo {
        void run() throws IOException;
    }

    Either<WorkspaceError, List<Path>> run() {
        try {
            for (FileEdit edit : edits) {
                current = edit.path();
                if (!isUpToDate(edit)) {
                    return Either.left(new WorkspaceError.Outdated(current));
                }
                if (!mayBeWritten(edit)) {
                    throw new AccessDeniedException(current.toString());
                }
                prepared.add(PreparedEdit.of(edit, edits.size() == 1));
            }
        } catch (IOException e) {
            return Either.left(new WorkspaceError.Refused(current, Reason.of(e)));
        }
        List<Path> directories = newDirectories();
        try (PatchJournal.CommitRecord record =
                journal.begin(disk, prepared, directories, isSingleRename(directories))) {
            return run(record, isSingleRename(directories));
        }
    }

    /** Returns whether one rename completes the commit, so that it is never half done. */
    private boolean isSingleRename(List<Path> directories) {
        return directories.isEmpty()
                && prepared.size() == 1
                && prepared.getFirst().content().isPresent()
                && !prepared.getFirst().isRemovedFirst();
    }

    private Either<WorkspaceError, List<Path>> run(
            PatchJournal.CommitRecord record, boolean singleRename) {
        try {
            for (PreparedEdit each : prepared) {
                current = each.path();
                prepare(each);
            }
            if (singleRename) {
                disk.rename(prepared.getFirst().content().orElseThrow(), current);
                inPlace.add(prepared.getFirst().content().orElseThrow());
            } else {
                record.prepared(prepared);
                change();
                record.done();
            }
            return Either.right(edits.stream().map(FileEdit::path).toList());
        } catch (IOException e) {
            return Either.left(failed(Reason.of(e), rollBack()));
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        } finally {
            tidy();
        }
    }

    private List<Path> newDirectories() {
        return prepared.stream()
                .filter(each -> each.content().isPresent())
                .flatMap(each -> directoriesAbove(each.path()).stream())
                .distinct()
                .toList();
    }

    private WorkspaceError failed(String reason, List<Change> unrestored) {
        return unrestored.isEmpty()
                ? new WorkspaceError.Refused(current, reason)
                : new WorkspaceError.HalfDone(
                        current,
                        reason,
                        unrestored.stream().map(Change::path).toList(),
                        unrestored.stream().flatMap(change -> change.backup().stream()).toList());
    }

    /**
     * Returns whether the file is still what the edit expects; a parent directory that has become a
     * link is a change too.
     */
    private boolean isUpToDate(FileEdit edit) throws IOException {
        return RealPaths.locate(edit.path()).entry().equals(edit.path())
                && disk.isUnchanged(edit.path(), edit.before());
    }

    /** Returns whether the user may write the file: a rename would replace a read-only file too. */
    private boolean mayBeWritten(FileEdit edit) {
        boolean intoFile =
                edit.before().filter(state -> state.mode() != FileMode.SYMBOLIC_LINK).isPresent()
                        && edit.after().isPresent();
        return !intoFile || disk.isWritable(edit.path());
    }

    private void prepare(PreparedEdit next) throws IOException {
        FileEdit edit = next.edit();
        if (next.content().isPresent()) {
            disk.create(next.content().get(), edit.after().orElseThrow(), edit.permissionsOf());
        }
        if (next.backup().isPresent() && !next.isRemovedFirst()) {
            disk.keep(edit.path(), next.backup().get());
        }
    }

    private void change() throws IOException {
        // removals first: a new directory may have the name of an old file
        for (PreparedEdit each : prepared) {
            if (each.isRemovedFirst()) {
                Path path = each.path();
                Path backup = each.backup().orElseThrow();
                current = path;
                disk.rename(path, backup);
                changes.push(
                        new Change(path, Optional.of(backup), () -> disk.rename(backup, path)));
            }
        }
        for (PreparedEdit each : prepared) {
            if (each.content().isPresent()) {
                current = each.path();
                createDirectoriesAbove(current);
                put(each, each.content().get());
            }
        }
    }

    private void put(PreparedEdit edit, Path content) throws IOException {
        Path path = edit.path();
        Optional<Path> backup = edit.backup().filter(beside -> !edit.isRemovedFirst());
        disk.rename(content, path);
        inPlace.add(content);
        changes.push(
                new Change(
                        path,
                        backup,
                        backup.isPresent()
                                ? () -> disk.rename(backup.get(), path)
                                : () -> disk.remove(path)));
    }

    private void createDirectoriesAbove(Path path) throws IOException {
        for (Path each : directoriesAbove(path)) {
            disk.createDirectory(each);
            changes.push(new Change(each, Optional.empty(), () -> disk.remove(each)));
        }
    }

    /** Returns the directories that are missing, the outermost first. */
    private static List<Path> directoriesAbove(Path path) {
        return RealPaths.above(path)
                .takeWhile(each -> !Files.isDirectory(each))
                .toList()
                .reversed();
    }

    /** Undoes all changes, and returns those that could not be undone; their backups are kept. */
    private List<Change> rollBack() {
        List<Change> unrestored = new ArrayList<>();
        for (Change change : changes) {
            try {
                change.undo().run();
            } catch (IOException e) {
                unrestored.add(change);
                change.backup().ifPresent(needed::add);
            }
        }
        return unrestored;
    }

    private void tidy() {
        for (PreparedEdit each : prepared) {
            each.content().filter(content -> !inPlace.contains(content)).ifPresent(this::discard);
            each.backup().filter(backup -> !needed.contains(backup)).ifPresent(this::discard);
        }
    }

    private void discard(Path beside) {
        try {
            disk.remove(beside);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "cannot delete the temporary file {0}: {1}",
                    beside,
                    Reason.of(e));
        }
    }
}
