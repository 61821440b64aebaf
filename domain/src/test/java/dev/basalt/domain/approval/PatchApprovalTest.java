package dev.basalt.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.approval.PatchApproval.Apply;
import dev.basalt.domain.approval.PatchApproval.Ask;
import dev.basalt.domain.approval.PatchApproval.Refuse;
import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class PatchApprovalTest {

    private static final Path PROJECT = Path.of("/home/u/project");
    private static final WritableRoots ROOTS = new WritableRoots.Beneath(List.of(PROJECT));
    private static final Ask ASK = new Ask(Optional.empty(), Optional.empty());

    private final InMemoryWorkspace workspace = new InMemoryWorkspace();

    @ParameterizedTest
    @EnumSource
    void anEmptyPatchIsNothingToAskAbout(ApprovalPolicy policy) {
        assertEquals(new Refuse("patch rejected: empty patch"), assess("", policy));
    }

    @Test
    void aLinkOutOfTheWorkspaceLeadsOutside() {
        workspace.withLink("/home/u/project/inside", "/etc/passwd").with("/etc/passwd", "root\n");

        assertEquals(
                new Ask(Optional.empty(), Optional.of(Path.of("/etc"))),
                assess("*** Update File: inside\n-root\n+me\n", ApprovalPolicy.ON_REQUEST));
        assertEquals(
                new Refuse(
                        "patch rejected: writing outside of the project;"
                                + " rejected by user approval settings"),
                assess("*** Update File: inside\n-root\n+me\n", ApprovalPolicy.NEVER));
    }

    @Test
    void removingALinkOutOfTheWorkspaceStaysInside() {
        workspace.withLink("/home/u/project/inside", "/etc/passwd");

        assertEquals(new Apply(), assess("*** Delete File: inside\n", ApprovalPolicy.ON_REQUEST));
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_REQUEST", "ON_FAILURE"})
    void repositoriesAndSettingsAreAskedAboutAndNeverOpened(ApprovalPolicy policy) {
        assertEquals(ASK, assess("*** Add File: .git/hooks/pre-push\n+x\n", policy));
        assertEquals(ASK, assess("*** Add File: .codex/config.toml\n+x\n", policy));
        assertEquals(ASK, assess("*** Add File: lib/.git/config\n+x\n", policy));
    }

    @Test
    void aRepositoryThatIsALinkIsAskedAboutByItsNameToo() {
        workspace
                .withLink("/home/u/project/.git/HEAD", "/home/u/project/data/HEAD")
                .with("/home/u/project/data/HEAD", "ref\n");

        assertEquals(
                ASK, assess("*** Update File: .git/HEAD\n-ref\n+x\n", ApprovalPolicy.ON_REQUEST));
    }

    @Test
    void aWorkspaceBeneathADirectoryOfSettingsIsAWorkspace() {
        var inSettings = Path.of("/home/u/.codex/worktrees/1");

        assertEquals(
                new Apply(),
                PatchApproval.assess(
                        verified("*** Add File: /home/u/.codex/worktrees/1/a\n+x\n"),
                        ApprovalPolicy.ON_REQUEST,
                        new WritableRoots.Beneath(List.of(inSettings)),
                        GrantedRoots.NONE,
                        Optional.empty()));
    }

    @Test
    void theJustificationOfTheModelIsTheReason() {
        assertEquals(
                new Ask(Optional.of("must be"), Optional.empty()),
                PatchApproval.assess(
                        verified("*** Add File: a\n+x\n"),
                        ApprovalPolicy.ON_REQUEST,
                        ROOTS,
                        GrantedRoots.NONE,
                        Optional.of("must be")));
    }

    @Nested
    class Grants {

        private static final String OUTSIDE =
                "*** Add File: ../lib/a/x\n+x\n*** Add File: ../lib/b/c/y\n+y\n*** Add File: in\n";

        @Test
        void areOfferedForTheDirectoryThatContainsAllFilesOutside() {
            assertEquals(
                    new Ask(Optional.empty(), Optional.of(Path.of("/home/u/lib"))),
                    assess(OUTSIDE, ApprovalPolicy.ON_REQUEST));
        }

        @Test
        void areNotOfferedForADirectoryAroundTheWorkspace() {
            assertEquals(ASK, assess("*** Add File: ../x\n+x\n", ApprovalPolicy.ON_REQUEST));
            assertEquals(ASK, assess("*** Add File: ../../x\n+x\n", ApprovalPolicy.ON_REQUEST));
            assertEquals(
                    ASK,
                    assess(
                            "*** Add File: /etc/x\n+x\n*** Add File: /srv/y\n+y\n",
                            ApprovalPolicy.ON_REQUEST));
        }

        @Test
        void areOfferedForTheWorkspaceWhereItIsReadOnly() {
            assertEquals(
                    new Ask(Optional.empty(), Optional.of(PROJECT)),
                    PatchApproval.assess(
                            verified("*** Add File: a\n*** Add File: sub/b\n"),
                            ApprovalPolicy.ON_REQUEST,
                            new WritableRoots.Beneath(List.of()),
                            GrantedRoots.NONE,
                            Optional.empty()));
        }

        @Test
        void areNotOfferedToWhoWantsToBeAskedAboutEverything() {
            assertEquals(ASK, assess(OUTSIDE, ApprovalPolicy.UNTRUSTED));
            assertEquals(
                    ASK,
                    assess(
                            OUTSIDE,
                            ApprovalPolicy.UNTRUSTED,
                            GrantedRoots.NONE.with(Path.of("/home/u/lib"))));
        }

        @ParameterizedTest
        @EnumSource(names = "UNTRUSTED", mode = EnumSource.Mode.EXCLUDE)
        void openTheirDirectoryForLaterPatches(ApprovalPolicy policy) {
            var grants = GrantedRoots.NONE.with(Path.of("/home/u/lib"));

            assertEquals(new Apply(), assess(OUTSIDE, policy, grants));
            assertEquals(new Apply(), assess("*** Add File: ../lib/z\n+z\n", policy, grants));
        }

        @Test
        void openNothingElse() {
            var grants = GrantedRoots.NONE.with(Path.of("/home/u/lib"));

            assertEquals(
                    new Ask(Optional.empty(), Optional.of(Path.of("/home/u/lib2"))),
                    assess("*** Add File: ../lib2/z\n+z\n", ApprovalPolicy.ON_REQUEST, grants));
            assertEquals(
                    ASK,
                    assess(
                            "*** Add File: ../lib/.git/config\n+z\n",
                            ApprovalPolicy.ON_REQUEST,
                            grants));
        }

        @Test
        void addUp() {
            var grants = GrantedRoots.NONE.with(Path.of("/home/u/lib")).with(Path.of("/srv/data"));

            assertEquals(
                    new Apply(),
                    assess(
                            "*** Add File: ../lib/z\n+z\n*** Add File: /srv/data/z\n+z\n",
                            ApprovalPolicy.NEVER,
                            grants));
        }
    }

    private PatchApproval assess(String sections, ApprovalPolicy policy) {
        return assess(sections, policy, GrantedRoots.NONE);
    }

    private PatchApproval assess(String sections, ApprovalPolicy policy, GrantedRoots grants) {
        return PatchApproval.assess(verified(sections), policy, ROOTS, grants, Optional.empty());
    }

    private VerifiedPatch verified(String sections) {
        return PatchParser.parse("*** Begin Patch\n" + sections + "*** End Patch")
                .flatMap(patch ->
                        new PatchVerifier(workspace, new PlainDiffer()).verify(patch, PROJECT))
                .get();
    }
}
