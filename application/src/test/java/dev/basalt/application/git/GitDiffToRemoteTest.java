package dev.basalt.application.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.git.DiffToRemote;
import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.SharedCommit;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class GitDiffToRemoteTest {

    private final List<Path> opened = new ArrayList<>();
    private final FakeTree tree = new FakeTree();
    private final GitDiffToRemote gitDiffToRemote =
            new GitDiffToRemote(
                    directory -> {
                        opened.add(directory);
                        return tree;
                    },
                    Path.of("/srv"));

    @Test
    void theNearestCommitIsUsed() {
        tree.commits = List.of(new SharedCommit("far", 7), new SharedCommit("near", 2));

        assertEquals(
                Either.right(new DiffToRemote("near", "changes since near, untracked")),
                gitDiffToRemote.handle(Path.of("/p")));
    }

    @Test
    void aRelativeDirectoryIsResolvedAgainstTheServers() {
        gitDiffToRemote.handle(Path.of("."));
        gitDiffToRemote.handle(Path.of("sub/../other"));
        gitDiffToRemote.handle(Path.of("/elsewhere"));

        assertEquals(
                List.of(Path.of("/srv"), Path.of("/srv/other"), Path.of("/elsewhere")), opened);
    }

    @Test
    void aFailureOfGitIsAnError() {
        tree.untracked = Either.left(new GitError("git timed out"));

        assertEquals(
                Either.left(new GitError("git timed out")), gitDiffToRemote.handle(Path.of("/p")));
    }

    private static final class FakeTree implements GitWorkingTree {

        private List<SharedCommit> commits = List.of(new SharedCommit("head", 0));
        private Either<GitError, String> untracked = Either.right("untracked");

        @Override
        public Either<GitError, List<SharedCommit>> sharedCommits() {
            return Either.right(commits);
        }

        @Override
        public Either<GitError, String> changesSince(String sha) {
            return Either.right("changes since " + sha + ", ");
        }

        @Override
        public Either<GitError, String> untrackedFiles() {
            return untracked;
        }
    }
}
