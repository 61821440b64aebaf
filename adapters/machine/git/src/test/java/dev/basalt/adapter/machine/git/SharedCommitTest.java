package dev.basalt.adapter.machine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.SharedCommit;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commit that a working tree shares with its remotes. */
class SharedCommitTest extends GitTrees {

    @Test
    void isTheLastOneWhenTheRemoteHasTheWholeBranch() throws IOException {
        Repositories all = Repositories.cloned(folder);

        assertEquals(
                Either.right(List.of(new SharedCommit(all.head(), 0))),
                tree(all.tree()).sharedCommits());
    }

    @Test
    void isTheOneBeforeTheBranchsOwn() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String pushed = all.head();
        all.commit("b", "B\n");
        all.commit("c", "C\n");

        assertEquals(
                Either.right(List.of(new SharedCommit(pushed, 2))),
                tree(all.tree()).sharedCommits());
    }

    @Test
    void isNotWhatOthersHavePushedSince() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String pushed = all.head();
        all.commit("theirs", "T\n");
        all.git(all.tree(), "push", "-q", "origin", "main");
        all.git(all.tree(), "reset", "-q", "--hard", pushed);

        assertEquals(
                Either.right(List.of(new SharedCommit(pushed, 0))),
                tree(all.tree()).sharedCommits());
    }

    @Test
    void isOnEachSideOfAMerge() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String first = all.head();
        all.git(all.tree(), "checkout", "-q", "-b", "side");
        String side = all.commit("s", "S\n");
        all.git(all.tree(), "push", "-q", "origin", "side");
        all.git(all.tree(), "checkout", "-q", "main");
        all.commit("m", "M\n");
        all.git(all.tree(), "merge", "-q", "--no-edit", "side");

        List<SharedCommit> shared = tree(all.tree()).sharedCommits().get();

        assertTrue(shared.contains(new SharedCommit(side, 2)), shared.toString());
        assertTrue(shared.contains(new SharedCommit(first, 3)), shared.toString());
    }

    @Test
    void isUnknownWithoutRemote() throws IOException {
        Repositories all = Repositories.cloned(folder);
        all.git(all.tree(), "remote", "remove", "origin");

        assertEquals(
                Either.left(new GitError("the repository has no remote-tracking branch")),
                tree(all.tree()).sharedCommits());
    }

    @Test
    void isUnknownWhenTheRemoteHasNothingInCommon() throws IOException {
        Repositories all = Repositories.cloned(folder);
        all.git(all.tree(), "checkout", "-q", "--orphan", "new");
        all.commit("n", "N\n");

        assertEquals(
                Either.left(new GitError("no commit of this branch is on a remote")),
                tree(all.tree()).sharedCommits());
    }

    @Test
    void isUnknownOutsideOfRepositoriesAndOfTheFileSystem() {
        assertEquals(
                "not a git repository (or any of the parent directories): .git",
                tree(folder).sharedCommits().getLeft().reason());
        assertEquals(
                "no such directory: /nonexistent",
                tree(Path.of("/nonexistent")).sharedCommits().getLeft().reason());
    }

    @Test
    void isUnknownWithoutGit() throws IOException {
        Repositories all = Repositories.cloned(folder);

        assertEquals(
                "cannot run git: No such file or directory (os error 2)",
                tree(all.tree(), Map.of("PATH", "/nonexistent"))
                        .sharedCommits()
                        .getLeft()
                        .reason());
    }

    @Test
    void isThatOfTheDirectoryAndNotOfAHookThatStartedTheServer() throws IOException {
        Repositories all = Repositories.cloned(folder);
        Map<String, String> hook = new HashMap<>(Repositories.ENVIRONMENT);
        hook.put("GIT_DIR", "/nonexistent");

        assertEquals(
                Either.right(List.of(new SharedCommit(all.head(), 0))),
                tree(all.tree(), hook).sharedCommits());
    }
}
