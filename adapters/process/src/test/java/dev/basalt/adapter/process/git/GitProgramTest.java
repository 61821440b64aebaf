package dev.basalt.adapter.process.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.process.ProcessCommandRunner;
import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.SharedCommit;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Timeout(60)
class GitProgramTest {

    @TempDir private Path folder;
    private final ProcessCommandRunner runner =
            ProcessCommandRunner.of(Optional.empty(), List.of());

    @AfterEach
    void endCommands() {
        runner.close();
    }

    private GitWorkingTree tree(Path directory) {
        return tree(directory, Repositories.ENVIRONMENT);
    }

    private GitWorkingTree tree(Path directory, Map<String, String> environment) {
        return new GitProgram(runner, environment).at(directory);
    }

    @Nested
    class TheCommitThatIsShared {

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
                    Either.left(new GitError("no branch of a remote is known")),
                    tree(all.tree()).sharedCommits());
        }

        @Test
        void isUnknownWhenTheRemoteHasNothingInCommon() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.git(all.tree(), "checkout", "-q", "--orphan", "new");
            all.commit("n", "N\n");

            assertEquals(
                    Either.left(new GitError("no remote has a commit of this branch")),
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
                    "git can't be started: No such file or directory (os error 2)",
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

    @Nested
    class TheDifference {

        @Test
        void isEmptyWhenNothingChanged() throws IOException {
            Repositories all = Repositories.cloned(folder);

            assertEquals(Either.right(""), tree(all.tree()).changesSince(all.head()));
            assertEquals(Either.right(""), tree(all.tree()).untrackedFiles());
        }

        @Test
        void joinsWhatIsCommittedAndWhatIsNot() throws IOException {
            Repositories all = Repositories.cloned(folder);
            String pushed = all.head();
            all.commit("b", "B\n");
            all.write("a", "C\n");

            assertEquals(
                    """
                    diff --git a/a b/a
                    index f70f10e..3cc58df 100644
                    --- a/a
                    +++ b/a
                    @@ -1 +1 @@
                    -A
                    +C
                    diff --git a/b b/b
                    new file mode 100644
                    index 0000000..223b783
                    --- /dev/null
                    +++ b/b
                    @@ -0,0 +1 @@
                    +B
                    """,
                    tree(all.tree()).changesSince(pushed).get());
        }

        @Test
        void ofABinaryFileCanBeApplied() throws IOException {
            Repositories all = Repositories.cloned(folder);
            String pushed = all.head();
            all.commit("bin", "\0\1\2");

            String diff = tree(all.tree()).changesSince(pushed).get();

            assertTrue(diff.contains("GIT binary patch"), diff);
        }

        @Test
        void readsTheSameWhateverTheRepositorysSettings() throws IOException {
            Repositories all = Repositories.cloned(folder);
            String pushed = all.head();
            all.write("a", "C\n");
            String before = tree(all.tree()).changesSince(pushed).get();
            Path trace = folder.resolve("ran");
            for (String setting :
                    List.of(
                            "color.ui=always",
                            "diff.noprefix=true",
                            "diff.mnemonicPrefix=true",
                            "diff.external=touch " + trace + "; false",
                            "core.fsmonitor=touch " + trace + "; false")) {
                String[] pair = setting.split("=", 2);
                all.git(all.tree(), "config", pair[0], pair[1]);
            }

            assertEquals(before, tree(all.tree()).changesSince(pushed).get());
            assertFalse(Files.exists(trace));
        }
    }

    @Nested
    class UntrackedFiles {

        @Test
        void areShownAsAdditions() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.write("new", "N\n");
            all.write("sub/s", "S");
            all.write(".gitignore", "*.o\n");
            all.write("x.o", "O");

            assertEquals(
                    """
                    diff --git a/.gitignore b/.gitignore
                    new file mode 100644
                    index 0000000..5761abc
                    --- /dev/null
                    +++ b/.gitignore
                    @@ -0,0 +1 @@
                    +*.o
                    diff --git a/new b/new
                    new file mode 100644
                    index 0000000..d52e798
                    --- /dev/null
                    +++ b/new
                    @@ -0,0 +1 @@
                    +N
                    diff --git a/sub/s b/sub/s
                    new file mode 100644
                    index 0000000..1db515f
                    --- /dev/null
                    +++ b/sub/s
                    @@ -0,0 +1 @@
                    +S
                    \\ No newline at end of file
                    """,
                    tree(all.tree()).untrackedFiles().get());
        }

        @Test
        void belowTheDirectoryAreNamedFromThere() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.write("new", "N\n");
            all.write("sub/s", "S\n");

            String diff = tree(all.tree().resolve("sub")).untrackedFiles().get();

            assertTrue(diff.startsWith("diff --git a/s b/s\n"), diff);
            assertFalse(diff.contains("new b/new"), diff);
        }

        @Test
        void mayHaveAnyNameAndAnyContent() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.write("ü \"q\"\n:(top)*", "x\n");
            all.write("empty", "");
            all.write("bin", "\0\1");

            String diff = tree(all.tree()).untrackedFiles().get();

            assertTrue(diff.contains("+++ \"b/\\303\\274 \\\"q\\\"\\n:(top)*\""), diff);
            assertTrue(diff.contains("diff --git a/empty b/empty\nnew file mode 100644"), diff);
            assertTrue(diff.contains("GIT binary patch"), diff);
        }

        @Test
        void doNotIncludeOtherRepositories() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.git(all.tree(), "init", "-q", "nested");
            all.write("nested/n", "N\n");

            assertEquals(Either.right(""), tree(all.tree()).untrackedFiles());
        }

        @Test
        void stayUntrackedAndNothingIsLeftBehind() throws IOException {
            Repositories all = Repositories.cloned(folder);
            all.write("new", "N\n");
            String before = all.git(all.tree(), "count-objects", "-v");

            tree(all.tree()).untrackedFiles();

            assertEquals("?? new\n", all.git(all.tree(), "status", "--porcelain"));
            assertEquals(before, all.git(all.tree(), "count-objects", "-v"));
        }

        @Test
        void mayBeMany() throws IOException {
            Repositories all = Repositories.cloned(folder);
            for (int i = 0; i < 5_000; i++) {
                all.write("many/" + i, i + "\n");
            }

            String diff = tree(all.tree()).untrackedFiles().get();

            assertEquals(5_000, diff.lines().filter(line -> line.startsWith("+++ ")).count());
        }
    }
}
