package dev.basalt.adapter.machine.filesystem;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The home directory of the user: {@code $HOME}, or that of the user database when the variable is
 * unset or empty. The only place that decides this; the JVM itself ignores the variable.
 */
public final class UserHome {

    /** What the JVM reports for a user that the database does not know. */
    private static final String UNKNOWN = "?";

    private UserHome() {}

    /** Returns the home directory of this process's user; empty when there is none. */
    public static Optional<Path> ofProcess() {
        return of(System.getenv(), System.getProperty("user.home", ""));
    }

    /**
     * Returns the home directory as an absolute path; empty when there is none.
     *
     * @param environment a relative {@code HOME} is resolved against the working directory
     * @param inDatabase the home directory in the user database, as the JVM reports it
     */
    public static Optional<Path> of(Map<String, String> environment, String inDatabase) {
        String named = environment.getOrDefault("HOME", "");
        String home = named.isEmpty() ? inDatabase : named;
        return home.isEmpty() || home.equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(Path.of(home).toAbsolutePath());
    }
}
