package dev.basalt.domain.patch.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.FileChange.Add;
import dev.basalt.domain.patch.FileChange.Delete;
import dev.basalt.domain.patch.FileChange.Update;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PatchVerifierTest {

    private final InMemoryWorkspace workspace =
            new InMemoryWorkspace().with("/project/a", "one\ntwo\n").with("/project/b", "1\n");

    @Nested
    class Changes {

        @Test
        void areNamedAsSpelledAndInTheOrderOfThePatch() {
            var patch =
                    verified(
                            "*** Delete File: ./b",
                            "*** Update File: sub/../a",
                            "-one",
                            "+ONE",
                            "*** Add File: /else/c",
                            "+x");

            assertEquals(
                    List.of(
                            Path.of("/project/./b"),
                            Path.of("/project/sub/../a"),
                            Path.of("/else/c")),
                    List.copyOf(patch.changes().keySet()));
            assertEquals(
                    List.of(Path.of("/project/b"), Path.of("/project/a"), Path.of("/else/c")),
                    patch.targets());
        }

        @Test
        void ofOneFileAreOne() {
            assertEquals(
                    Map.of(
                            Path.of("/project/a"),
                            new Update(
                                    "@@ -1,2 +1,2 @@\n-one\n-two\n+ONE\n+TWO\n", Optional.empty())),
                    verified(
                                    "*** Update File: a",
                                    "-one",
                                    "+ONE",
                                    "*** Update File: ./a",
                                    " ONE",
                                    "-two",
                                    "+TWO")
                            .changes());
        }

        @Test
        void ofAFileThatIsCreatedAndRemovedAreNone() {
            var patch = verified("*** Add File: n", "+x", "*** Delete File: n");

            assertEquals(Map.of(), patch.changes());
            assertEquals(List.of(), patch.targets());
        }

        @Test
        void ofARewrittenFileAreTheWholeFile() {
            assertEquals(
                    Map.of(Path.of("/project/a"), new Add("y\n")),
                    verified(
                                    "*** Delete File: a",
                                    "*** Add File: a",
                                    "+x",
                                    "*** Update File: a",
                                    "-x",
                                    "+y")
                            .changes());
        }

        @Test
        void thatChangeNothingAreReported() {
            var patch = verified("*** Update File: a", " one");

            assertEquals(
                    Map.of(Path.of("/project/a"), new Update("", Optional.empty())),
                    patch.changes());
            assertEquals(List.of(), patch.targets());
        }

        @Test
        void ofAFileThatIsRemovedInTheEndAreThat() {
            assertEquals(
                    Map.of(Path.of("/project/a"), new Delete("one\ntwo\n")),
                    verified("*** Update File: a", "-one", "*** Delete File: a").changes());
        }
    }

    @Nested
    class Moves {

        @Test
        void areReportedAtTheOldPath() {
            var patch = verified("*** Update File: a", "*** Move to: sub/c", "-one", "+ONE");

            assertEquals(
                    Map.of(
                            Path.of("/project/a"),
                            new Update(
                                    "@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n",
                                    Optional.of(Path.of("/project/sub/c")))),
                    patch.changes());
            assertEquals(Map.of(Path.of("/project/a"), Path.of("/project/sub/c")), patch.moves());
            assertEquals(
                    List.of(Path.of("/project/a"), Path.of("/project/sub/c")), patch.targets());
        }

        @Test
        void inSeveralStepsAreOne() {
            assertEquals(
                    Map.of(
                            Path.of("/project/a"),
                            new Update("", Optional.of(Path.of("/project/d")))),
                    verified(
                                    "*** Update File: a",
                                    "*** Move to: c",
                                    " one",
                                    "*** Update File: c",
                                    "*** Move to: d",
                                    " one")
                            .changes());
        }

        @Test
        void ontoTheSameFileAreNone() {
            assertEquals(
                    Map.of("/project/a", "ONE\ntwo\n", "/project/b", "1\n"),
                    applied("*** Update File: a", "*** Move to: ./a", "-one", "+ONE"));
        }

        @Test
        void inACircleSwapTheFiles() {
            String[] swap = {
                "*** Update File: a", "*** Move to: t", " one",
                "*** Update File: b", "*** Move to: a", " 1",
                "*** Update File: t", "*** Move to: b", " one"
            };

            assertEquals(
                    Map.of(
                            Path.of("/project/a"),
                            new Update("", Optional.of(Path.of("/project/b"))),
                            Path.of("/project/b"),
                            new Update("", Optional.of(Path.of("/project/a")))),
                    verified(swap).changes());
            assertEquals(Map.of("/project/a", "1\n", "/project/b", "one\ntwo\n"), applied(swap));
        }

        @Test
        void awayFromARewrittenFileAreReportedAsNew() {
            assertEquals(
                    Map.of(
                            Path.of("/project/a"), new Add("new\n"),
                            Path.of("/project/c"), new Add("one\ntwo\n")),
                    verified(
                                    "*** Update File: a",
                                    "*** Move to: c",
                                    " one",
                                    "*** Add File: a",
                                    "+new")
                            .changes());
        }

        @Test
        void takeThePermissionsAlong() {
            workspace.with(
                    "/project/run", new FileState(FileMode.EXECUTABLE, FileContent.of("x\n")));

            var edit =
                    verified("*** Update File: run", "*** Move to: go", "-x", "+y")
                            .edits()
                            .getLast();

            assertEquals(Path.of("/project/go"), edit.path());
            assertEquals(Optional.of(FileMode.EXECUTABLE), edit.after().map(FileState::mode));
            assertEquals(Optional.of(Path.of("/project/run")), edit.permissionsOf());
        }
    }

    @Nested
    class Links {

        @Test
        void areFollowedWhenAFileIsUpdated() {
            workspace.withLink("/project/link", "/else/real").with("/else/real", "x\n");

            assertEquals(
                    List.of(Path.of("/else/real")),
                    verified("*** Update File: link", "-x", "+y").targets());
        }

        @Test
        void areFollowedWhenAFileIsAddedEvenIfTheyLeadNowhere() {
            workspace.withLink("/project/link", "/else/real");

            assertEquals(
                    List.of(Path.of("/else/real")), verified("*** Add File: link", "+y").targets());
        }

        @Test
        void areThemselvesDeletedAndMovedAway() {
            workspace.withLink("/project/link", "/project/a");

            assertEquals(
                    List.of(Path.of("/project/link")), verified("*** Delete File: link").targets());
            assertEquals(
                    Map.of(
                            "/project/a",
                            "one\ntwo\n",
                            "/project/b",
                            "1\n",
                            "/project/c",
                            "ONE\ntwo\n"),
                    applied("*** Update File: link", "*** Move to: c", "-one", "+ONE"));
        }

        @Test
        void areKeptWhenAFileIsMovedOntoItselfThroughThem() {
            workspace.withLink("/project/link", "/project/a");

            assertEquals(
                    List.of(Path.of("/project/a")),
                    verified("*** Update File: link", "*** Move to: link", "-one").targets());
            assertEquals(
                    List.of(Path.of("/project/a")),
                    verified("*** Update File: a", "*** Move to: link", "-one").targets());
        }

        @Test
        void thatAreDeletedFirstMakeRoomForAFile() {
            workspace.withLink("/project/link", "/else/real").with("/else/real", "x\n");

            assertEquals(
                    Map.of(
                            "/else/real",
                            "x\n",
                            "/project/a",
                            "one\ntwo\n",
                            "/project/b",
                            "1\n",
                            "/project/link",
                            "y\n"),
                    applied("*** Delete File: link", "*** Add File: link", "+y"));
        }

        @Test
        void inACircleAreAnError() {
            workspace.withLink("/project/x", "/project/y").withLink("/project/y", "/project/x");

            assertEquals(
                    "error: Failed to read file to update /project/x:"
                            + " Too many levels of symbolic links (os error 40)",
                    misfit("*** Update File: x", "-x"));
        }
    }

    @Nested
    class Misfits {

        @Test
        void nameTheFileByItsAbsolutePath() {
            assertEquals(
                    "error: Failed to find expected lines [\"zzz\"] in /project/./a (hunk 1)",
                    misfit("*** Update File: ./a", "-zzz"));
        }

        @Test
        void ofOneSectionAreMisfitsOfThePatch() {
            assertEquals(
                    "error: Failed to delete file /project/none",
                    misfit("*** Add File: n", "+x", "*** Delete File: none"));
            assertEquals(
                    "error: Failed to delete file /project/b",
                    misfit("*** Delete File: b", "*** Delete File: b"));
        }

        @Test
        void areFilesThatAreNotText() {
            workspace
                    .with(
                            "/project/latin",
                            FileState.regular(FileContent.wrap(new byte[] {'a', -4})))
                    .with("/project/nul", "a\0b\n");

            assertEquals(
                    "error: Failed to read file to update /project/latin:"
                            + " stream did not contain valid UTF-8",
                    misfit("*** Update File: latin", "-a"));
            assertEquals(
                    "error: Failed to read file to update /project/nul:"
                            + " the file is binary (it contains a NUL byte)",
                    misfit("*** Update File: nul", "-a"));
        }

        @Test
        void areFilesWhereDirectoriesShouldBeAndTheOtherWayRound() {
            workspace.with("/project/dir/x", "1\n");

            assertEquals(
                    "error: Failed to create parent directories for /project/a/x",
                    misfit("*** Add File: a/x", "+1"));
            assertEquals(
                    "error: Failed to create parent directories for /project/n/x",
                    misfit("*** Add File: n", "*** Add File: n/x"));
            assertEquals(
                    "error: Failed to write file /project/n",
                    misfit("*** Add File: n/x", "*** Add File: n"));
            assertEquals(
                    "error: Failed to write file /project/dir", misfit("*** Add File: dir", "+1"));
            assertEquals(
                    "error: Failed to delete file /project/dir", misfit("*** Delete File: dir"));
            assertEquals(
                    "error: Failed to read file to update /project/a/x: Not a directory (os error"
                            + " 20)",
                    misfit("*** Update File: a/x", "-1"));
        }

        @Test
        void arePathsThatCannotBe() {
            assertEquals("error: invalid path \"a\\0b\"", misfit("*** Add File: a\0b", "+1"));
        }
    }

    @Test
    void aDeletedFileMakesRoomForADirectory() {
        assertEquals(
                Map.of("/project/a/x", "1\n", "/project/b", "1\n"),
                applied("*** Delete File: a", "*** Add File: a/x", "+1"));
    }

    private Map<String, String> applied(String... sections) {
        var verifier = new PatchVerifier(workspace, new PlainDiffer());
        return new PatchApplier(workspace, verifier)
                .apply(verified(sections))
                .map(patch -> workspace.texts())
                .get();
    }

    private VerifiedPatch verified(String... sections) {
        return verify(sections).get();
    }

    private String misfit(String... sections) {
        return verify(sections)
                .map(VerifiedPatch::report)
                .mapLeft(PatchError::toolOutput)
                .getLeft();
    }

    private Either<PatchError, VerifiedPatch> verify(String... sections) {
        return PatchParser.parse(
                        "*** Begin Patch\n" + String.join("\n", sections) + "\n*** End Patch")
                .flatMap(patch ->
                        new PatchVerifier(workspace, new PlainDiffer())
                                .verify(patch, Path.of("/project")));
    }
}
