package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.Workspace;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Optional;

/** Applies patches atomically: all of a patch or nothing. Thread-safe. */
public final class PatchApplier {

    /** Each further attempt means that another thread or process changed a file meanwhile. */
    private static final int ATTEMPTS = 16;

    private final Workspace workspace;
    private final PatchVerifier verifier;

    public PatchApplier(Workspace workspace, PatchVerifier verifier) {
        this.workspace = workspace;
        this.verifier = verifier;
    }

    /**
     * Applies a verified patch. If a file has changed since, the patch is verified again; if it
     * still fits and changes the same files, it is applied to their present contents.
     *
     * @return the patch as it was applied
     */
    public Either<PatchError, VerifiedPatch> apply(VerifiedPatch patch) {
        return apply(patch, ATTEMPTS);
    }

    private Either<PatchError, VerifiedPatch> apply(VerifiedPatch patch, int attempts) {
        var done = workspace.commit(patch.edits());
        boolean outdated = done.fold(WorkspaceError.Outdated.class::isInstance, paths -> false);
        return outdated && attempts > 1
                ? verifyAgain(patch).flatMap(anew -> apply(anew, attempts - 1))
                : done.bimap(error -> failure(error, patch), paths -> patch);
    }

    /** Verifies the patch again. An approval covers only the files that were named in it. */
    private Either<PatchError, VerifiedPatch> verifyAgain(VerifiedPatch patch) {
        return verifier.verify(patch.patch(), patch.directory())
                .flatMap(anew ->
                        stray(anew, patch)
                                .<Either<PatchError, VerifiedPatch>>map(Either::left)
                                .orElseGet(() -> Either.right(anew)));
    }

    private static Optional<PatchError> stray(VerifiedPatch anew, VerifiedPatch patch) {
        return anew.edits().stream()
                .filter(edit -> !patch.targets().contains(edit.path()))
                .findFirst()
                .map(edit -> failed(edit, "the file was replaced while the patch was applied"));
    }

    private static PatchError failure(WorkspaceError error, VerifiedPatch patch) {
        FileEdit edit = edit(error.path(), patch);
        return switch (error) {
            case WorkspaceError.Refused refused -> failed(edit, refused.reason());
            case WorkspaceError.Outdated outdated ->
                    failed(edit, "another program keeps changing the file");
            case WorkspaceError.Obstructed obstructed -> new PatchError.NoDirectory(edit.spelled());
            case WorkspaceError.HalfDone half ->
                    new PatchError.HalfApplied(
                            edit.spelled(), half.reason(), half.unrestored(), half.backups());
        };
    }

    private static PatchError failed(FileEdit edit, String reason) {
        return edit.after().isPresent()
                ? new PatchError.NotWritten(edit.spelled(), Optional.of(reason))
                : new PatchError.NotDeleted(edit.spelled(), Optional.of(reason));
    }

    private static FileEdit edit(Path path, VerifiedPatch patch) {
        return patch.edits().stream()
                .filter(edit -> edit.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no edit of " + path));
    }
}
