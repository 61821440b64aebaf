package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles commits whose process was killed: one that was complete is finished by deleting its
 * temporary files, any other is undone. A file that was changed since is left as it is.
 */
final class InterruptedCommits {

    private static final Logger LOG = System.getLogger(InterruptedCommits.class.getName());

    /** A record without text is being created, unless it is older. */
    private static final Duration CREATION = Duration.ofMinutes(1);

    private final Disk disk;
    private final Path directory;

    /**
     * @param directory with the records of {@link PatchJournal}
     */
    InterruptedCommits(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /** Settles those that can be; no commit of this process may be running. */
    void settle() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> records =
                Files.newDirectoryStream(directory, "*" + PatchJournal.SUFFIX)) {
            for (Path record : records) {
                settle(record);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.WARNING, "cannot look for interrupted patches: {0}", e.toString());
        }
    }

    private void settle(Path record) {
        try (FileChannel channel = FileChannel.open(record, READ, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null || (channel.size() == 0 && isNew(record))) {
                return;
            }
            JournalText text = JournalText.parse(text(channel));
            List<Path> changed = new ArrayList<>();
            if (text.prepared() && !text.done()) {
                undo(text, changed);
            }
            deleteTemporaryFiles(text);
            disk.remove(record);
            if (text.prepared() && !text.done()) {
                report(text, changed);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(
                    Level.WARNING,
                    "cannot settle the interrupted patch {0}: {1}",
                    record,
                    e.toString());
        }
    }

    /** Not by opening the file again: closing it would release the lock. */
    private static String text(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static boolean isNew(Path record) throws IOException {
        return Files.getLastModifiedTime(record).toInstant().isAfter(Instant.now().minus(CREATION));
    }

    private static void report(JournalText text, List<Path> changed) {
        LOG.log(
                Level.WARNING,
                "a patch was interrupted when its process was killed; it was undone in {0}{1}",
                text.edits().stream().map(JournalText.Entry::path).toList(),
                changed.isEmpty() ? "" : ", except in files that were changed since: " + changed);
    }

    private void undo(JournalText text, List<Path> changed) throws IOException {
        // new files first: an old one may have to become a directory's name again
        for (JournalText.Entry each : text.edits().reversed()) {
            if (each.backup().isEmpty() && isInPlace(each)) {
                if (isUnchanged(each)) {
                    disk.remove(each.path());
                } else {
                    changed.add(each.path());
                }
            }
        }
        for (Path each : text.newDirectories().reversed()) {
            if (Files.isDirectory(each, NOFOLLOW_LINKS) && isEmpty(each)) {
                disk.remove(each);
            }
        }
        for (JournalText.Entry each : text.edits().reversed()) {
            if (each.backup().isPresent() && exists(each.backup().get())) {
                restore(each, each.backup().get(), changed);
            }
        }
    }

    private void restore(JournalText.Entry edit, Path backup, List<Path> changed)
            throws IOException {
        boolean removed = edit.removedFirst() && !exists(edit.path());
        if (removed || (isInPlace(edit) && isUnchanged(edit))) {
            disk.rename(backup, edit.path());
        } else if (isInPlace(edit) || edit.removedFirst()) {
            changed.add(edit.path());
        }
    }

    /** Returns whether the new file may have been renamed to its path. */
    private static boolean isInPlace(JournalText.Entry edit) {
        return edit.identity().isPresent()
                && edit.content().filter(InterruptedCommits::exists).isEmpty();
    }

    /** Returns whether the path has the new file, as it was put there. */
    private static boolean isUnchanged(JournalText.Entry edit) throws IOException {
        return exists(edit.path())
                && edit.identity().equals(Optional.of(JournalText.identity(edit.path())));
    }

    private void deleteTemporaryFiles(JournalText text) throws IOException {
        for (JournalText.Entry each : text.edits()) {
            if (each.content().isPresent()) {
                disk.remove(each.content().get());
            }
            if (each.backup().isPresent()) {
                disk.remove(each.backup().get());
            }
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
