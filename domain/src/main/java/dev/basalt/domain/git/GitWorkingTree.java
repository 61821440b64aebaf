package dev.basalt.domain.git;

import io.vavr.control.Either;

import java.util.List;

/**
 * One working tree of git. Nothing is fetched and nothing is changed. The methods block; together
 * they have a time limit that starts when the tree is opened.
 */
public interface GitWorkingTree {

    /**
     * Finds the commits where the current branch diverged from its remotes: one, or several after a
     * merge. If a remote has the whole branch, it is the branch's last commit.
     *
     * @return not empty
     */
    Either<GitError, List<SharedCommit>> sharedCommits();

    /**
     * Returns the diff between a commit and the tracked files of the whole tree; empty when equal.
     */
    Either<GitError, String> changesSince(String sha);

    /**
     * Returns the files below the directory that git neither tracks nor ignores, as additions;
     * their names are relative to the directory. Empty when there are none.
     */
    Either<GitError, String> untrackedFiles();
}
