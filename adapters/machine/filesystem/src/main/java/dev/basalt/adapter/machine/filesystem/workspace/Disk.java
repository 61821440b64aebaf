package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * The single file operations of a {@link DiskWorkspace}. Overridable, so that tests can make one of
 * them fail.
 */
class Disk {

    /** In bytes: the size of one read, write or comparison. */
    private static final int PIECE = 128 * 1024;

    /** In bytes: the largest file that is patched, near the maximum size of an array. */
    private static final long LARGEST = 1L << 30;

    /** Reads the file at a path without following a symbolic link; empty when there is none. */
    Optional<FileState> read(Path path) throws IOException {
        Optional<BasicFileAttributes> attributes = attributes(path);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        FileMode mode = mode(path, attributes.get());
        if (mode == FileMode.SYMBOLIC_LINK) {
            return Optional.of(new FileState(mode, link(path)));
        }
        if (attributes.get().size() > LARGEST) {
            throw new FileSystemException(path.toString(), null, Reason.TOO_LARGE);
        }
        return Optional.of(new FileState(mode, FileContent.wrap(Files.readAllBytes(path))));
    }

    /**
     * Returns whether {@link #read} would return this state, without reading the whole file into
     * memory.
     */
    boolean isUnchanged(Path path, Optional<FileState> state) throws IOException {
        Optional<BasicFileAttributes> attributes = attributes(path);
        if (attributes.isEmpty() || state.isEmpty()) {
            return attributes.isEmpty() && state.isEmpty();
        }
        FileMode mode = mode(path, attributes.get());
        if (mode != state.get().mode()) {
            return false;
        }
        FileContent content = state.get().content();
        return mode == FileMode.SYMBOLIC_LINK
                ? content.equals(link(path))
                : attributes.get().size() == content.size() && holds(path, content);
    }

    /** Returns whether the user may write to a file; of a link, to its target. */
    boolean isWritable(Path path) {
        return Files.isWritable(path);
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, kind(path), NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Class<? extends BasicFileAttributes> kind(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? PosixFileAttributes.class
                : BasicFileAttributes.class;
    }

    private static FileMode mode(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return FileMode.SYMBOLIC_LINK;
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    attributes.isDirectory() ? Reason.IS_A_DIRECTORY : Reason.NOT_A_FILE);
        }
        return attributes instanceof PosixFileAttributes posix
                        && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE)
                ? FileMode.EXECUTABLE
                : FileMode.REGULAR;
    }

    private static FileContent link(Path path) throws IOException {
        return FileContent.of(Files.readSymbolicLink(path).toString());
    }

    private static boolean holds(Path path, FileContent content) throws IOException {
        ByteBuffer wanted = content.buffer();
        try (FileChannel file = FileChannel.open(path)) {
            ByteBuffer piece = ByteBuffer.allocate(Math.min(PIECE, content.size() + 1));
            while (file.read(piece.clear()) > 0) {
                piece.flip();
                if (piece.remaining() > wanted.remaining()
                        || !piece.equals(wanted.slice(wanted.position(), piece.remaining()))) {
                    return false;
                }
                wanted.position(wanted.position() + piece.remaining());
            }
        }
        return !wanted.hasRemaining();
    }

    /**
     * Creates a file or a link.
     *
     * @param like the file whose permissions and owner are copied; absent for the system's defaults
     */
    void create(Path path, FileState state, Optional<Path> like) throws IOException {
        if (state.mode() == FileMode.SYMBOLIC_LINK) {
            Files.createSymbolicLink(path, Path.of(state.content().text()));
            return;
        }
        try (FileChannel file = FileChannel.open(path, CREATE_NEW, WRITE)) {
            if (like.isPresent()) {
                Ownership.copy(like.get(), path);
            }
            ByteBuffer left = state.content().buffer();
            while (left.hasRemaining()) {
                int size = Math.min(PIECE, left.remaining());
                left.position(left.position() + file.write(left.slice(left.position(), size)));
            }
        }
    }

    /** Called before a record of the commit is written. */
    void beforeRecord(Path record) throws IOException {}

    void createDirectory(Path path) throws IOException {
        Files.createDirectory(path);
    }

    /** Keeps a file under a second name, by a hard link or a copy. */
    void keep(Path path, Path secondName) throws IOException {
        try {
            Files.createLink(secondName, path);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(path, secondName, COPY_ATTRIBUTES);
        }
    }

    /** Renames atomically, replacing an existing file. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
    }

    /** Removes a file or an empty directory, if it exists. */
    void remove(Path path) throws IOException {
        Files.deleteIfExists(path);
    }
}
