package dev.basalt.adapter.filesystem.config;

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
}
