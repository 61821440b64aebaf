package dev.basalt.adapter.machine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.git.GitError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Untracked files, which are part of the diff. */
class UntrackedFilesTest extends GitTrees {

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
    void keepTheirModes() throws IOException {
        Repositories all = Repositories.cloned(folder);
        all.write("program", "#!/bin/sh\n");
        assertTrue(all.tree().resolve("program").toFile().setExecutable(true));
        Files.createSymbolicLink(all.tree().resolve("link"), Path.of("program"));

        String diff = tree(all.tree()).untrackedFiles().get();

        assertTrue(diff.contains("b/program\nnew file mode 100755\n"), diff);
        assertTrue(diff.contains("b/link\nnew file mode 120000\n"), diff);
    }

    /** git would read 6 GB of zeros. */
    @Test
    void thatAreVeryLargeAreReportedAtOnce() throws IOException {
        Repositories all = Repositories.cloned(folder);
        try (var sparse = new RandomAccessFile(all.tree().resolve("sparse").toFile(), "rw")) {
            sparse.setLength(6_000_000_000L);
        }

        assertEquals(
                Either.left(new GitError("the untracked file sparse is larger than 64 MiB")),
                tree(all.tree()).untrackedFiles());
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
