package dev.basalt.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.Vector;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.patch.parse.PatchRecognition;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class PatchApprovalVectorsTest {

    private static final PatchRecognition RECOGNITION =
            new PatchRecognition("apply_patch", "applypatch");

    private static final Path PROJECT = Path.of("/home/u/project");
    private static final String OUTSIDE = "/srv/outside";

    private enum Decision {
        APPLY,
        ASK,
        REFUSE,
        MISFIT
    }

    /** Where we decide otherwise, and why. */
    private enum Difference {
        /** What does not fit is found out before anybody is asked and before anything is begun. */
        MISFIT_FOUND_FIRST,
        /**
         * No patch runs in a sandbox, so that none has to fail there before the user is asked: one
         * question about a patch in place of a failed attempt and a question about a command.
         */
        ASKED_AT_ONCE,
        /** {@code .git} was unprotected when a patch was tried in the Linux sandbox. */
        GIT_IS_PROTECTED,
        /** The directory that a command asked for was made writable. */
        ONLY_THE_SESSIONS_DIRECTORY_IS_WRITABLE,
        /** The question is about a patch, not about a hidden command line of our own. */
        ASKED_ABOUT_THE_PATCH
    }

    static Stream<Vector> vectors() {
        return Vector.all("approval-matrix-patches")
                .map(each ->
                        new Vector(
                                each.text("approval_policy")
                                        + ", "
                                        + each.text("sandbox_mode")
                                        + ", "
                                        + each.text("case"),
                                each.json()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aPatchIsAppliedAskedAboutOrRefused(Vector vector) {
        assertEquals(
                difference(vector)
                        .map(PatchApprovalVectorsTest::instead)
                        .orElseGet(() -> theirs(vector)),
                ours(vector));
    }

    @Test
    void theDifferencesAreDifferences() {
        var same =
                vectors()
                        .filter(each -> difference(each).isPresent())
                        .filter(each -> each.texts("events").noneMatch("exec-ask"::equals))
                        .filter(each -> theirs(each) == ours(each))
                        .toList();

        assertEquals(List.of(), same);
    }

    private static Optional<Difference> difference(Vector vector) {
        String policy = vector.text("approval_policy");
        String sandbox = vector.text("sandbox_mode");
        String patch = vector.text("case");
        if (patch.equals("delete missing inside")) {
            return Optional.of(Difference.MISFIT_FOUND_FIRST);
        }
        if (policy.equals("on-request")
                && sandbox.equals("workspace-write")
                && patch.equals("escalated inside")) {
            return Optional.of(Difference.ASKED_ABOUT_THE_PATCH);
        }
        if (!policy.equals("on-failure") || sandbox.equals("danger-full-access")) {
            return Optional.empty();
        }
        if (sandbox.equals("read-only")) {
            return Optional.of(Difference.ASKED_AT_ONCE);
        }
        return switch (patch) {
            case "outside abs", "outside via ..", "move inside->outside", "mixed in+out" ->
                    Optional.of(Difference.ASKED_AT_ONCE);
            case "inside .git" -> Optional.of(Difference.GIT_IS_PROTECTED);
            case "workdir outside, relative path" ->
                    Optional.of(Difference.ONLY_THE_SESSIONS_DIRECTORY_IS_WRITABLE);
            default -> Optional.empty();
        };
    }

    private static Decision instead(Difference difference) {
        return switch (difference) {
            case MISFIT_FOUND_FIRST -> Decision.MISFIT;
            case ASKED_AT_ONCE,
                    GIT_IS_PROTECTED,
                    ONLY_THE_SESSIONS_DIRECTORY_IS_WRITABLE,
                    ASKED_ABOUT_THE_PATCH ->
                    Decision.ASK;
        };
    }

    /** What the events of the reference show. */
    private static Decision theirs(Vector vector) {
        List<String> events = vector.texts("events").toList();
        if (events.isEmpty()) {
            assertEquals(
                    vector.text("model_output"),
                    "patch rejected: writing outside of the project;"
                            + " rejected by user approval settings");
            return Decision.REFUSE;
        }
        return switch (events.getFirst()) {
            case "patch-ask", "exec-ask" -> Decision.ASK;
            case "patch-begin(auto=True)" -> Decision.APPLY;
            default -> throw new AssertionError(events);
        };
    }

    private static Decision ours(Vector vector) {
        return verify(vector)
                .fold(
                        error -> {
                            assertEquals(
                                    "error: Failed to delete file /home/u/project/nope.txt",
                                    error.toolOutput());
                            return Decision.MISFIT;
                        },
                        patch -> decision(assess(patch, vector)));
    }

    private static Either<PatchError, VerifiedPatch> verify(Vector vector) {
        var workspace =
                new InMemoryWorkspace()
                        .with("/home/u/project/a.txt", "one\ntwo\n")
                        .with("/home/u/project/mv.txt", "one\ntwo\n")
                        .with("/home/u/project/del.txt", "1\n")
                        .with("/home/u/project/.git/HEAD", "ref: refs/heads/main\n");
        List<String> argv =
                vector.texts("argv").map(each -> each.replace("<OUTSIDE>", OUTSIDE)).toList();
        Path directory =
                Path.of(
                        vector.json()
                                .at("/extra_arguments/workdir")
                                .asString(PROJECT.toString())
                                .replace("<OUTSIDE>", OUTSIDE));
        return PatchParser.parse(RECOGNITION.patchIn(argv).orElseThrow())
                .flatMap(patch ->
                        new PatchVerifier(workspace, new PlainDiffer()).verify(patch, directory));
    }

    private static PatchApproval assess(VerifiedPatch patch, Vector vector) {
        SandboxPolicy sandbox =
                switch (vector.text("sandbox_mode")) {
                    case "read-only" -> new SandboxPolicy.ReadOnly();
                    case "workspace-write" ->
                            new SandboxPolicy.WorkspaceWrite(List.of(), false, false, true);
                    default -> new SandboxPolicy.DangerFullAccess();
                };
        ApprovalPolicy policy =
                Stream.of(ApprovalPolicy.values())
                        .filter(each -> each.word().equals(vector.text("approval_policy")))
                        .findFirst()
                        .orElseThrow();
        return PatchApproval.assess(
                patch,
                policy,
                WritableRoots.of(sandbox, PROJECT, Optional.empty(), path -> path),
                GrantedRoots.NONE,
                vector.json().at("/extra_arguments/justification").asStringOpt());
    }

    private static Decision decision(PatchApproval approval) {
        return switch (approval) {
            case PatchApproval.Apply apply -> Decision.APPLY;
            case PatchApproval.Ask ask -> Decision.ASK;
            case PatchApproval.Refuse refuse -> Decision.REFUSE;
        };
    }
}
