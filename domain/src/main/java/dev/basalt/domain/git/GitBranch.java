package dev.basalt.domain.git;

import java.nio.file.Path;
import java.util.Optional;

/** Says which branch of a git repository is checked out. Thread-safe; blocking, but fast. */
@FunctionalInterface
public interface GitBranch {

    /**
     * Returns the branch, or the beginning of the commit where there is none.
     *
     * @param directory in the repository
     * @return empty outside repositories, and for what can't be read
     */
    Optional<String> current(Path directory);
}
