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
 * Tells how a working tree differs from the nearest commit that a remote has, so that others who
 * have that commit can see the same files. Thread-safe.
 */
public final class GitDiffToRemote {

    private final GitWorkingTrees trees;
    private final Path serverDirectory;

    /**
     * @param serverDirectory where the server runs (absolute); relative directories are taken from
     *     it
     */
    public GitDiffToRemote(GitWorkingTrees trees, Path serverDirectory) {
        this.trees = trees;
        this.serverDirectory = serverDirectory;
    }

    /**
     * Compares, and blocks meanwhile.
     *
     * @param directory in the working tree; what is not tracked yet counts below it only
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
