package dev.basalt.domain.patch.apply;

import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.patch.Patch.Section;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.Workspace;

import io.vavr.control.Either;

import java.nio.file.Path;

/** Checks whether a patch fits the files, and computes its effect. Changes nothing. Thread-safe. */
public final class PatchVerifier {

    private final Workspace workspace;
    private final Differ differ;

    public PatchVerifier(Workspace workspace, Differ differ) {
        this.workspace = workspace;
        this.differ = differ;
    }

    /**
     * Checks the whole patch against the present files; each section applies to the result of the
     * sections before it.
     *
     * @param directory against which relative paths are resolved (absolute)
     */
    public Either<PatchError, VerifiedPatch> verify(Patch patch, Path directory) {
        Either<PatchError, PatchedFiles> state =
                Either.right(new PatchedFiles(workspace, directory));
        for (Section section : patch.sections()) {
            state = state.flatMap(files -> files.apply(section));
        }
        return state.map(files -> new PatchChanges(files.all(), differ))
                .map(changes ->
                        new VerifiedPatch(
                                patch,
                                directory,
                                changes.byFile(),
                                changes.edits(),
                                changes.moves()));
    }
}
