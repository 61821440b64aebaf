package dev.basalt.domain.git;

import java.nio.file.Path;

/** The working trees of git on this machine. Thread-safe. */
@FunctionalInterface
public interface GitWorkingTrees {

    /**
     * Opens the working tree that a directory belongs to.
     *
     * @param directory absolute; it need not exist, nor belong to one: that shows in the answers
     */
    GitWorkingTree at(Path directory);
}
