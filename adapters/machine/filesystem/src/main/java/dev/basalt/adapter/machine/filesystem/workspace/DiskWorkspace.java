package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.Workspace;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The file system of this machine. Thread-safe. */
public final class DiskWorkspace implements Workspace {

    private static final Logger LOG = System.getLogger(DiskWorkspace.class.getName());

    /** One lock for the whole process, since workspaces of different conversations overlap. */
    private static final ReentrantLock COMMITS = new ReentrantLock();

    private final Disk disk;
    private final PatchJournal journal;

    /** Creates one that doesn't settle commits whose process was killed. */
    public DiskWorkspace() {
        this(new Disk());
    }

    DiskWorkspace(Disk disk) {
        this(disk, PatchJournal.NONE);
    }

    DiskWorkspace(Disk disk, PatchJournal journal) {
        this.disk = disk;
        this.journal = journal;
    }

    /** Creates one that keeps a record of each commit in {@link #records} while it lasts. */
    public static DiskWorkspace of(CodexHome home) {
        return new DiskWorkspace(new Disk(), PatchJournal.in(records(home)));
    }

    /**
     * Returns the directory with the records of commits. Commands must not write it: what it says
     * is done later, outside of their sandbox.
     */
    public static Path records(CodexHome home) {
        return PatchJournal.directoryIn(home);
    }

    /**
     * Prepares an existing home at the start of the program: creates the directory of the records,
     * so that it is hidden from commands before it is used, and settles commits whose process was
     * killed. Failures are logged.
     */
    public static void prepare(CodexHome home) {
        if (!Files.isDirectory(home.directory())) {
            return;
        }
        PatchJournal journal = PatchJournal.in(records(home));
        COMMITS.lock();
        try {
            journal.create();
            journal.settle(new Disk());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "patches are applied without records: {0}", e.toString());
        } finally {
            COMMITS.unlock();
        }
    }

    @Override
    public Either<WorkspaceError, Location> locate(Path path) {
        try {
            return Either.right(RealPaths.locate(path));
        } catch (IOException e) {
            return Either.left(new WorkspaceError.Refused(path, Reason.of(e)));
        }
    }

    @Override
    public Either<WorkspaceError, Optional<FileState>> read(Path realPath) {
        try {
            Optional<FileState> state = disk.read(realPath);
            return (state.isPresent() ? Optional.<Path>empty() : fileAbove(realPath))
                    .map(file -> obstructed(realPath, file))
                    .orElseGet(() -> Either.right(state));
        } catch (IOException e) {
            return fileAbove(realPath)
                    .map(file -> obstructed(realPath, file))
                    .orElseGet(
                            () -> Either.left(new WorkspaceError.Refused(realPath, Reason.of(e))));
        }
    }

    private static Either<WorkspaceError, Optional<FileState>> obstructed(Path path, Path file) {
        return Either.left(new WorkspaceError.Obstructed(path, file));
    }

    private static Optional<Path> fileAbove(Path path) {
        return RealPaths.above(path)
                .filter(each -> Files.exists(each, NOFOLLOW_LINKS))
                .findFirst()
                .filter(each -> !Files.isDirectory(each, NOFOLLOW_LINKS));
    }

    @Override
    public Either<WorkspaceError, List<Path>> commit(List<FileEdit> edits) {
        COMMITS.lock();
        try {
            return new Commit(disk, journal, edits).run();
        } finally {
            COMMITS.unlock();
        }
    }

    @Override
    public Optional<Path> repositoryOf(Path realPath) {
        return RealPaths.above(realPath)
                .filter(each -> Files.exists(each.resolve(".git"), NOFOLLOW_LINKS))
                .findFirst();
    }
}
