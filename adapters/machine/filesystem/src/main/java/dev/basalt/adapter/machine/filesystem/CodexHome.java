package dev.basalt.adapter.machine.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The directory that contains configuration, credentials and records. Immutable.
 *
 * @param directory absolute
 * @param chosen whether the user configured it; then it must exist, or no conversation starts (as
 *     in codex 0.23.0)
 */
public record CodexHome(Path directory, boolean chosen) {

    /** Where the directory would be without a home directory: it is never created there. */
    private static final Path NOWHERE = Path.of("/.codex");

    /** Returns that of this process. */
    public static CodexHome ofProcess() {
        return of(System.getenv(), UserHome.ofProcess());
    }

    /**
     * Returns the directory in {@code CODEX_HOME}, or {@code ~/.codex} when the variable is unset
     * or empty.
     *
     * @param userHome empty when the user has no home directory
     */
    public static CodexHome of(Map<String, String> environment, Optional<Path> userHome) {
        String named = environment.getOrDefault("CODEX_HOME", "");
        if (!named.isEmpty()) {
            return new CodexHome(Path.of(named).toAbsolutePath(), true);
        }
        return userHome.isPresent()
                ? new CodexHome(userHome.get().resolve(".codex"), false)
                : new CodexHome(NOWHERE, true);
    }

    /** Returns whether the configured directory does not exist. */
    public boolean missing() {
        return chosen && !Files.isDirectory(directory);
    }

    /**
     * Creates the default directory if it does not exist. A configured directory is not created.
     */
    public void create() throws IOException {
        if (missing()) {
            throw new NotDirectoryException(directory.toString());
        }
        Files.createDirectories(directory);
    }
}
