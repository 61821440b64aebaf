package dev.basalt.domain.patch.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class TurnDiffTest {

    private static final String ZEROS = "0".repeat(40);

    /** Names of contents as {@code git hash-object} gives them. */
    private static final String A = "f70f10e4db19068f79bc43844b49f3eece45c4e8";

    private static final String B = "223b7836fb19fdf64ba2d3cd6173c6a283141f78";
    private static final String EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    private final InMemoryWorkspace workspace =
            new InMemoryWorkspace().withRepository("/project").with("/project/a.txt", "A\n");
    private final PatchVerifier verifier = new PatchVerifier(workspace, new PlainDiffer());
    private final TurnDiff turn = new TurnDiff(workspace, new PlainDiffer());

    @Test
    void anUpdateIsShownWithTheNamesOfBothContents() {
        assertDiff(
                "diff --git a/a.txt b/a.txt\nindex "
                        + A
                        + ".."
                        + B
                        + "\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-A\n+B\n",
                patch("*** Update File: a.txt\n-A\n+B\n"));
    }

    @Test
    void aNewAndADeletedFileHaveTheirModes() {
        assertDiff(
                "diff --git a/a.txt b/a.txt\ndeleted file mode 100644\nindex "
                        + A
                        + ".."
                        + ZEROS
                        + "\n--- a/a.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-A\n"
                        + "diff --git a/n b/n\nnew file mode 100644\nindex "
                        + ZEROS
                        + ".."
                        + B
                        + "\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+B\n",
                patch("*** Add File: n\n+B\n*** Delete File: a.txt\n"));
    }

    @Test
    void anEmptyFileHasNoHunk() {
        assertDiff(
                "diff --git a/n b/n\nnew file mode 100644\nindex " + ZEROS + ".." + EMPTY + "\n",
                patch("*** Add File: n\n"));
    }

    @Test
    void aMoveShowsBothNames() {
        assertDiff(
                "diff --git a/a.txt b/b.txt\nindex "
                        + A
                        + ".."
                        + B
                        + "\n--- a/a.txt\n+++ b/b.txt\n@@ -1 +1 @@\n-A\n+B\n",
                patch("*** Update File: a.txt\n*** Move to: b.txt\n-A\n+B\n"));
    }

    @Test
    void aMoveWithoutAnyChangeIsMarkedAsARename() {
        assertDiff(
                "diff --git a/a.txt b/b.txt\nsimilarity index 100%\nrename from a.txt\n"
                        + "rename to b.txt\nindex "
                        + A
                        + ".."
                        + A
                        + "\n",
                patch("*** Update File: a.txt\n*** Move to: b.txt\n A\n"));
    }

    @Test
    void aMoveInTwoPatchesIsOne() {
        patch("*** Update File: a.txt\n*** Move to: b.txt\n A\n");

        assertDiff(
                "diff --git a/a.txt b/c.txt\nindex "
                        + A
                        + ".."
                        + B
                        + "\n--- a/a.txt\n+++ b/c.txt\n@@ -1 +1 @@\n-A\n+B\n",
                patch("*** Update File: b.txt\n*** Move to: c.txt\n-A\n+B\n"));
    }

    @Test
    void aMoveOverAnotherFileIsShownAsADeletionAndAChange() {
        workspace.with("/project/b.txt", "B\n");

        assertDiff(
                "diff --git a/a.txt b/a.txt\ndeleted file mode 100644\nindex "
                        + A
                        + ".."
                        + ZEROS
                        + "\n--- a/a.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-A\n"
                        + "diff --git a/b.txt b/b.txt\nindex "
                        + B
                        + ".."
                        + A
                        + "\n--- a/b.txt\n+++ b/b.txt\n@@ -1 +1 @@\n-B\n+A\n",
                patch("*** Update File: a.txt\n*** Move to: b.txt\n A\n"));
    }

    @Test
    void theWholeTurnIsComparedWithItsStart() {
        patch("*** Update File: a.txt\n-A\n+x\n");

        assertDiff(
                "diff --git a/a.txt b/a.txt\nindex "
                        + A
                        + ".."
                        + B
                        + "\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-A\n+B\n",
                patch("*** Update File: a.txt\n-x\n+B\n"));
    }

    @Test
    void theSameDiffIsNotReportedTwice() {
        patch("*** Update File: a.txt\n-A\n+B\n");

        assertEquals(Optional.empty(), turn.refresh());
        assertEquals(Optional.empty(), patch("*** Update File: a.txt\n B\n"));
    }

    @Test
    void anEmptyDiffIsNotReported() {
        patch("*** Update File: a.txt\n-A\n+B\n");

        assertEquals(Optional.empty(), patch("*** Update File: a.txt\n-B\n+A\n"));
    }

    @Test
    void aDiffThatReappearsIsReportedAgain() {
        var first = patch("*** Update File: a.txt\n-A\n+B\n");
        patch("*** Update File: a.txt\n-B\n+A\n");

        assertEquals(first, patch("*** Update File: a.txt\n-A\n+B\n"));
    }

    @Test
    void otherChangesOfAPatchedFileAreReported() {
        patch("*** Update File: a.txt\n-A\n+x\n");
        workspace.with("/project/a.txt", "B\n").with("/project/other", "y\n");

        assertDiff(
                "diff --git a/a.txt b/a.txt\nindex "
                        + A
                        + ".."
                        + B
                        + "\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-A\n+B\n",
                turn.refresh());
    }

    @Test
    void aModeThatChangedIsShown() {
        patch("*** Update File: a.txt\n-A\n+B\n");
        workspace.with("/project/a.txt", new FileState(FileMode.EXECUTABLE, FileContent.of("A\n")));

        assertDiff(
                "diff --git a/a.txt b/a.txt\nold mode 100644\nnew mode 100755\nindex "
                        + A
                        + ".."
                        + A
                        + "\n",
                turn.refresh());
    }

    @Test
    void aLinkThatBecomesAFileIsShownAsTwo() {
        workspace.withLink("/project/link", "a.txt");

        assertDiff(
                "diff --git a/link b/link\ndeleted file mode 120000\n"
                        + "index 8d14cbf983b3fad683171c9418998d9f68340823.."
                        + ZEROS
                        + "\n--- a/link\n+++ /dev/null\n@@ -1 +0,0 @@\n-a.txt\n"
                        + "\\ No newline at end of file\n"
                        + "diff --git a/link b/link\nnew file mode 100644\nindex "
                        + ZEROS
                        + ".."
                        + B
                        + "\n--- /dev/null\n+++ b/link\n@@ -0,0 +1 @@\n+B\n",
                patch("*** Delete File: link\n*** Add File: link\n+B\n"));
    }

    @Test
    void bytesThatAreNoTextAreNotShown() {
        workspace.with("/project/bin", FileState.regular(FileContent.wrap(new byte[] {-1, -2})));

        assertDiff(
                "diff --git a/bin b/bin\ndeleted file mode 100644\n"
                        + "index 46b134b197f35e75e0784bedbf94a8dd124693b1.."
                        + ZEROS
                        + "\n--- a/bin\n+++ /dev/null\nBinary files differ\n",
                patch("*** Delete File: bin\n"));
    }

    @Test
    void filesOutsideOfARepositoryAreNamedAsSpelled() {
        assertDiff(
                "diff --git a//project/../else b//project/../else\nnew file mode 100644\nindex "
                        + ZEROS
                        + ".."
                        + B
                        + "\n--- /dev/null\n+++ b//project/../else\n@@ -0,0 +1 @@\n+B\n",
                patch("*** Add File: ../else\n+B\n"));
    }

    @Test
    void filesAreInTheOrderOfTheirNames() {
        var diff = patch("*** Add File: z\n*** Add File: b\n*** Add File: c/d\n").orElseThrow();

        assertEquals(
                List.of("diff --git a/b b/b", "diff --git a/c/d b/c/d", "diff --git a/z b/z"),
                diff.lines().filter(line -> line.startsWith("diff")).toList());
    }

    @Test
    void namesThatGitCouldMisinterpretAreQuoted() {
        assertDiff(
                "diff --git \"a/t\\ta\\\"b\\\\\" \"b/t\\ta\\\"b\\\\\"\nnew file mode 100644\nindex "
                        + ZEROS
                        + ".."
                        + EMPTY
                        + "\n",
                patch("*** Add File: t\ta\"b\\\n"));
    }

    private static void assertDiff(String expected, Optional<String> diff) {
        assertEquals(Optional.of(expected), diff);
    }

    private Optional<String> patch(String sections) {
        return turn.afterPatch(
                PatchParser.parse("*** Begin Patch\n" + sections + "*** End Patch")
                        .flatMap(patch -> verifier.verify(patch, Path.of("/project")))
                        .flatMap(new PatchApplier(workspace, verifier)::apply)
                        .get());
    }
}
