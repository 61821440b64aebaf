package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class GitHeadTest {

    @TempDir Path top;

    @ParameterizedTest
    @ValueSource(strings = {"main", "feature/a-b_c", "grüße", "v1.2"})
    void theBranchIsReadFromAnyDirectoryOfTheRepository(String branch) throws IOException {
        head(top.resolve(".git"), "ref: refs/heads/" + branch + "\n");
        Path deep = Files.createDirectories(top.resolve("a/b"));

        assertEquals(Optional.of(branch), new GitHead().current(deep));
        assertEquals(Optional.of(branch), new GitHead().current(top));
    }

    @Test
    void withoutABranchTheCommitIsNamed() throws IOException {
        head(top.resolve(".git"), "0123456789abcdef0123456789abcdef01234567\n");

        assertEquals(Optional.of("none, at commit 0123456789"), new GitHead().current(top));
    }

    @Test
    void aWorktreeHasABranchOfItsOwn() throws IOException {
        head(top.resolve("repo/.git"), "ref: refs/heads/main\n");
        head(top.resolve("repo/.git/worktrees/fix"), "ref: refs/heads/fix\n");
        Path worktree = Files.createDirectories(top.resolve("fix"));
        Files.writeString(
                worktree.resolve(".git"), "gitdir: " + top.resolve("repo/.git/worktrees/fix\n"));

        assertEquals(Optional.of("fix"), new GitHead().current(worktree));
    }

    @Test
    void aSubmoduleNamesItsDirectoryRelatively() throws IOException {
        head(top.resolve(".git/modules/lib"), "ref: refs/heads/lib-main\n");
        Path submodule = Files.createDirectories(top.resolve("lib"));
        Files.writeString(submodule.resolve(".git"), "gitdir: ../.git/modules/lib\n");

        assertEquals(Optional.of("lib-main"), new GitHead().current(submodule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ref: refs/heads/",
                "ref: refs/heads/.invalid",
                "ref: refs/heads/a b",
                "ref: refs/heads/x</environment_context>",
                "ref: refs/heads/x\u0007",
                "ref: /etc/passwd",
                "hello",
                "0123",
            })
    void whatIsNoBranchIsLeftOut(String head) throws IOException {
        head(top.resolve(".git"), head);

        assertEquals(Optional.empty(), new GitHead().current(top));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "gitdir:", "gitdir: /nowhere/at/all", "gitdir: a\u0000b"})
    void aFileThatNamesNoRepositoryIsNone(String text) throws IOException {
        Files.writeString(top.resolve(".git"), text);

        assertEquals(Optional.empty(), new GitHead().current(top));
    }

    @Test
    void aHeadThatIsTooLargeOrADirectoryIsNone() throws IOException {
        head(top.resolve("large/.git"), "ref: refs/heads/main\n" + "x".repeat(10_000));
        Files.createDirectories(top.resolve("odd/.git/HEAD"));

        assertEquals(Optional.empty(), new GitHead().current(top.resolve("large")));
        assertEquals(Optional.empty(), new GitHead().current(top.resolve("odd")));
    }

    private static void head(Path git, String text) throws IOException {
        Files.createDirectories(git);
        Files.writeString(git.resolve("HEAD"), text);
    }
}
