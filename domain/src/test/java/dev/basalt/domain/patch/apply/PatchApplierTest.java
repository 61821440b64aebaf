package dev.basalt.domain.patch.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.workspace.InMemoryWorkspace;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class PatchApplierTest {

    private static final Path A = Path.of("/project/a");

    private final InMemoryWorkspace workspace =
            new InMemoryWorkspace().with("/project/a", "one\ntwo\n").with("/project/d", "1\n");
    private final PatchVerifier verifier = new PatchVerifier(workspace, new PlainDiffer());
    private final PatchApplier applier = new PatchApplier(workspace, verifier);

    @Test
    void aVerifiedPatchIsApplied() {
        assertEquals(
                Either.right("Success. Updated the following files:\nA n\nM a\nD d\n"),
                apply("*** Delete File: d\n*** Update File: a\n-one\n+ONE\n*** Add File: n\n+x\n"));
        assertEquals(Map.of("/project/a", "ONE\ntwo\n", "/project/n", "x\n"), workspace.texts());
    }

    @Test
    void aPatchThatStillFitsIsAppliedToChangedFiles() {
        workspace.beforeNextCommit(() -> workspace.with("/project/a", "zero\none\ntwo\nthree\n"));

        assertEquals(
                Either.right("Success. Updated the following files:\nM a\n"),
                apply("*** Update File: a\n-one\n+ONE\n"));
        assertEquals("zero\nONE\ntwo\nthree\n", workspace.texts().get("/project/a"));
    }

    @Test
    void aPatchThatDoesNotFitAnyMoreChangesNothing() {
        workspace.beforeNextCommit(() -> workspace.with("/project/a", "else\n"));

        assertEquals(
                Either.left("Failed to find expected lines [\"one\"] in /project/a (hunk 1)"),
                apply("*** Update File: a\n-one\n+ONE\n*** Add File: n\n+x\n"));
        assertEquals(Map.of("/project/a", "else\n", "/project/d", "1\n"), workspace.texts());
    }

    @Test
    void aPatchThatWouldReachAnotherFileChangesNothing() {
        workspace.beforeNextCommit(
                () -> workspace.withLink("/project/a", "/else").with("/else", "one\n"));

        assertEquals(
                Either.left(
                        "Failed to write file /project/a: the file was replaced while the patch was"
                                + " applied"),
                apply("*** Update File: a\n-one\n+ONE\n"));
        assertEquals("one\n", workspace.texts().get("/else"));
    }

    @Test
    void anErrorOfTheDiskIsReportedWithItsReason() {
        workspace.refuseCommits(
                new WorkspaceError.Refused(A, "No space left on device (os error 28)"));

        assertEquals(
                Either.left(
                        "Failed to write file /project/./a: No space left on device (os error 28)"),
                apply("*** Update File: ./a\n-one\n+ONE\n"));
        assertEquals(
                Either.left(
                        "Failed to delete file /project/a: No space left on device (os error 28)"),
                apply("*** Delete File: a\n"));
    }

    @Test
    void filesThatCouldNotBeRestoredAreNamed() {
        workspace.refuseCommits(
                new WorkspaceError.HalfDone(
                        A,
                        "Input/output error",
                        List.of(Path.of("/project/n"), A),
                        List.of(Path.of("/project/.kept"))));

        assertEquals(
                Either.left(
                        "Failed to write file /project/a: Input/output error;"
                                + " could not restore [/project/n, /project/a],"
                                + " whose contents are in [/project/.kept]"),
                apply("*** Update File: a\n-one\n+ONE\n*** Add File: n\n+x\n"));
    }

    @Test
    void aFileThatKeepsChangingIsAnError() {
        workspace.refuseCommits(new WorkspaceError.Outdated(A));

        assertEquals(
                Either.left(
                        "Failed to write file /project/a: another program keeps changing the file"),
                apply("*** Update File: a\n-one\n+ONE\n"));
    }

    private Either<String, String> apply(String sections) {
        var verified =
                PatchParser.parse("*** Begin Patch\n" + sections + "*** End Patch")
                        .flatMap(patch -> verifier.verify(patch, Path.of("/project")))
                        .get();
        return applier.apply(verified).bimap(PatchError::message, VerifiedPatch::report);
    }
}
