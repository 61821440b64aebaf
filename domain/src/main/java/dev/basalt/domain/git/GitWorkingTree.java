package dev.basalt.domain.git;

import io.vavr.control.Either;

import java.util.List;

/**
 * One working tree. Nothing is fetched and nothing in it is changed. Every answer blocks until it
 * is known; together they have a limited time from the moment when the tree was opened.
 */
public interface GitWorkingTree {

    /**
     * Finds the commits where the current branch left what remotes are known to have: one of them,
     * several after a merge. Where a remote has the whole branch, that is its last commit.
     *
     * @return not empty
     */
    Either<GitError, List<SharedCommit>> sharedCommits();

    /** Returns how the tracked files of the whole tree differ from a commit; empty when equal. */
    Either<GitError, String> changesSince(String sha);

    /**
     * Returns the files below the directory that git neither tracks nor ignores, as additions;
     * their names are relative to the directory. Empty when there are none.
     */
    Either<GitError, String> untrackedFiles();
}
