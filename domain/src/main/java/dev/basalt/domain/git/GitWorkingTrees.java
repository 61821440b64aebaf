package dev.basalt.domain.git;

import java.nio.file.Path;

/** The working trees of git on this machine. Thread-safe. */
@FunctionalInterface
public interface GitWorkingTrees {

    /**
     * Returns the working tree that a directory belongs to.
     *
     * @param directory absolute; if it does not exist or is not in a working tree, the methods of
     *     the result fail
     */
    GitWorkingTree at(Path directory);
}
