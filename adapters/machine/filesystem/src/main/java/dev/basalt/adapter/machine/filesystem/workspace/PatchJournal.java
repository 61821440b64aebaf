package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import dev.basalt.adapter.machine.filesystem.CodexHome;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Records what a commit is about to do, so that a commit whose process was killed can be settled
 * later ({@link InterruptedCommits}). A record is a file with names, not contents; it is locked
 * while its process lives and deleted at the end of the commit. If it can't be written, the commit
 * goes on without. Immutable.
 */
final class PatchJournal {

    /** Keeps no records. */
    static final PatchJournal NONE = new PatchJournal(Optional.empty());

    static final String SUFFIX = ".commit";

    private static final Logger LOG = System.getLogger(PatchJournal.class.getName());

    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Optional<Path> directory;

    private PatchJournal(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * Returns where the records of all processes with this home are. Commands must not write it.
     */
    static Path directoryIn(CodexHome home) {
        return home.directory().resolve("basalt").resolve("patches");
    }

    static PatchJournal in(Path directory) {
        return new PatchJournal(Optional.of(directory));
    }

    /** Creates the directory of the records. */
    void create() throws IOException {
        if (directory.isPresent() && !Files.isDirectory(directory.get())) {
            Files.createDirectories(directory.get());
            Files.setPosixFilePermissions(directory.get(), OWNER);
        }
    }

    /** Settles commits whose process was killed; no commit of this process may be running. */
    void settle(Disk disk) {
        directory.ifPresent(records -> new InterruptedCommits(disk, records).settle());
    }

    /**
     * Begins the record of a commit, before any of its files is created.
     *
     * @param neverHalf whether the commit can't be interrupted in the middle: then the record is
     *     complete, and only the temporary files are of interest
     */
    CommitRecord begin(
            Disk disk, List<PreparedEdit> edits, List<Path> newDirectories, boolean neverHalf) {
        if (directory.isEmpty()) {
            return CommitRecord.NONE;
        }
        Path file = directory.get().resolve(UUID.randomUUID() + SUFFIX);
        try {
            create();
            disk.beforeRecord(file);
            FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, APPEND), OWNER_ONLY);
            var record = new CommitRecord(disk, Optional.of(file), Optional.of(channel));
            try {
                channel.lock();
                record.write(
                        JournalText.of(edits, newDirectories)
                                + (neverHalf ? JournalText.DONE : ""));
            } catch (IOException e) {
                record.close();
                throw e;
            }
            return record;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "a patch is applied without a record: {0}", e.toString());
            return CommitRecord.NONE;
        }
    }

    /** The record of one commit. Not thread-safe. */
    record CommitRecord(Disk disk, Optional<Path> file, Optional<FileChannel> channel)
            implements AutoCloseable {

        private static final CommitRecord NONE =
                new CommitRecord(new Disk(), Optional.empty(), Optional.empty());

        /** Notes that all temporary files exist: from now on files are renamed. */
        void prepared(List<PreparedEdit> edits) throws IOException {
            if (channel.isPresent()) {
                write(JournalText.prepared(edits));
            }
        }

        /**
         * Notes that all files have their new contents: only temporary files are left to delete.
         */
        void done() throws IOException {
            if (channel.isPresent()) {
                write(JournalText.DONE);
            }
        }

        private void write(String text) throws IOException {
            disk.beforeRecord(file.orElseThrow());
            ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                channel.orElseThrow().write(left);
            }
        }

        /** Deletes the record. */
        @Override
        public void close() {
            try {
                if (channel.isPresent()) {
                    try (FileChannel _ = channel.get()) {
                        disk.remove(file.orElseThrow());
                    }
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot delete {0}: {1}", file, Reason.of(e));
            }
        }
    }
}
