package dev.basalt.application.git;

import dev.basalt.domain.git.DiffToRemote;
import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.GitWorkingTrees;
import dev.basalt.domain.git.SharedCommit;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Compares a working tree with the nearest commit that a remote has, so that others who have that
 * commit can reproduce the same files. Thread-safe.
 */
public final class GitDiffToRemote {

    private final GitWorkingTrees trees;
    private final Path serverDirectory;

    /**
     * @param serverDirectory the server's working directory (absolute), against which relative
     *     directories are resolved
     */
    public GitDiffToRemote(GitWorkingTrees trees, Path serverDirectory) {
        this.trees = trees;
        this.serverDirectory = serverDirectory;
    }

    /**
     * Compares, and blocks until the result is known.
     *
     * @param directory a directory in the working tree; untracked files are included only below it
     */
    public Either<GitError, DiffToRemote> handle(Path directory) {
        GitWorkingTree tree = trees.at(serverDirectory.resolve(directory).normalize());
        return tree.sharedCommits()
                .map(GitDiffToRemote::nearest)
                .flatMap(sha ->
                        tree.changesSince(sha)
                                .flatMap(changes ->
                                        tree.untrackedFiles()
                                                .map(added ->
                                                        new DiffToRemote(sha, changes + added))));
    }

    private static String nearest(List<SharedCommit> commits) {
        return commits.stream()
                .min(Comparator.comparingLong(SharedCommit::distance))
                .orElseThrow()
                .sha();
    }
}
