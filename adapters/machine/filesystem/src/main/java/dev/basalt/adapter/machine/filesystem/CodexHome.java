package dev.basalt.adapter.machine.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directory where configuration, credentials and records are kept.
 *
 * @param directory absolute
 * @param chosen whether the user named it; then it must exist, or no conversation starts (codex
 *     0.23.0 compatibility)
 */
public record CodexHome(Path directory, boolean chosen) {

    /** Returns what {@code CODEX_HOME} names, or {@code ~/.codex} when it is unset or empty. */
    public static CodexHome of(Map<String, String> environment, Path userHome) {
        String named = environment.getOrDefault("CODEX_HOME", "");
        return named.isEmpty()
                ? new CodexHome(userHome.resolve(".codex"), false)
                : new CodexHome(Path.of(named).toAbsolutePath(), true);
    }

    /** Tells whether the user named a directory that is none. */
    public boolean missing() {
        return chosen && !Files.isDirectory(directory);
    }

    /** Makes the usual directory when there is none yet; one that the user named must be there. */
    public void create() throws IOException {
        if (missing()) {
            throw new NotDirectoryException(directory.toString());
        }
        Files.createDirectories(directory);
    }
}
