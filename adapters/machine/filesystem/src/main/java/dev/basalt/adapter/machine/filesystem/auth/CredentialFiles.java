package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.CodexHome;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where credentials are on disk: {@code auth.json}, and a private directory for new contents of it
 * and for locks. Sandboxed commands must not read {@link #hidden}. Immutable.
 */
public final class CredentialFiles {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Where new contents are written if {@code auth.json} links to another file system. */
    private static final String FRESH_NEXT_TO_TARGET = ".auth.json.new";

    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(10);
    private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(60);

    private final CodexHome home;

    public CredentialFiles(CodexHome home) {
        this.home = home;
    }

    /** Returns the credentials file. */
    Path file() {
        return home.directory().resolve("auth.json");
    }

    /** Returns the directory for unfinished contents and locks. */
    Path privateDirectory() {
        return home.directory().resolve("basalt").resolve("credentials");
    }

    /** Returns the lock under which the credentials are changed; held for milliseconds. */
    ProcessLock changeLock() {
        return new ProcessLock(privateDirectory().resolve("change.lock"), CHANGE_LIMIT);
    }

    /** Returns the lock under which tokens are renewed; held while the issuer responds. */
    ProcessLock renewalLock() {
        return new ProcessLock(privateDirectory().resolve("renewal.lock"), RENEWAL_LIMIT);
    }

    /** Returns where new contents are written before they replace the file. */
    Path fresh() {
        return privateDirectory().resolve("auth.json.new");
    }

    /** Returns where new contents are written if they can't be moved from {@link #fresh}. */
    static Path freshNextTo(Path target) {
        return target.resolveSibling(FRESH_NEXT_TO_TARGET);
    }

    /** Returns the file that is replaced: the target of a link, which may not exist yet. */
    Path target() throws IOException {
        Path file = file();
        if (!Files.isSymbolicLink(file)) {
            return file;
        }
        return Files.exists(file)
                ? file.toRealPath()
                : file.resolveSibling(Files.readSymbolicLink(file));
    }

    /** Returns what commands must not read: files and directories, existing or not. */
    public List<Path> hidden() {
        return List.of(file(), privateDirectory());
    }

    /**
     * Prepares an existing home directory at the start of the program: creates the private
     * directory, so that it is hidden from commands before it is used, and deletes what a killed
     * process left. Failures are ignored: they are reported when credentials are stored.
     */
    public void prepare() {
        if (!Files.isDirectory(home.directory())) {
            return;
        }
        try {
            createPrivateDirectory();
            if (!leftovers().isEmpty()) {
                changeLock().whileHeld(this::deleteLeftovers);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Creates the private directory, and the home directory unless the user configured it. */
    void createDirectories() throws IOException {
        home.create();
        createPrivateDirectory();
    }

    private void createPrivateDirectory() throws IOException {
        if (!Files.isDirectory(privateDirectory())) {
            Files.createDirectories(privateDirectory().getParent());
            Files.createDirectories(privateDirectory(), OWNER_ONLY_DIRECTORY);
        }
    }

    /** Deletes what killed processes left of credentials. Returns whether there was anything. */
    boolean deleteLeftovers() throws IOException {
        List<Path> leftovers = leftovers();
        for (Path leftover : leftovers) {
            Files.deleteIfExists(leftover);
        }
        return !leftovers.isEmpty();
    }

    List<Path> leftovers() throws IOException {
        List<Path> leftovers = new ArrayList<>();
        addLeftoversIn(home.directory(), leftovers);
        Path directoryOfTarget = target().toAbsolutePath().getParent();
        if (directoryOfTarget != null) {
            addLeftoversIn(directoryOfTarget, leftovers);
        }
        if (Files.exists(fresh())) {
            leftovers.add(fresh());
        }
        return leftovers;
    }

    private static void addLeftoversIn(Path directory, List<Path> leftovers) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (isLeftover(entry.getFileName().toString()) && !leftovers.contains(entry)) {
                    leftovers.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Versions before 0.2 wrote new contents to {@code .authNUMBER.tmp}. */
    private static boolean isLeftover(String name) {
        return name.equals(FRESH_NEXT_TO_TARGET)
                || (name.startsWith(".auth") && name.endsWith(".tmp"));
    }

    @Override
    public String toString() {
        return file().toString();
    }
}
