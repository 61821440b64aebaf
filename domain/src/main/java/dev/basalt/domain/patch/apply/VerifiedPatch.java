package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.workspace.FileEdit;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A patch that fits the present files, and its effect. Immutable.
 *
 * @param directory against which relative paths of the patch are resolved
 * @param changes the change of each file, by absolute path as written in the patch, in its order
 * @param edits the files to write and to remove
 * @param moves moved files: from the old to the new real path
 */
public record VerifiedPatch(
        Patch patch,
        Path directory,
        Map<Path, FileChange> changes,
        List<FileEdit> edits,
        Map<Path, Path> moves) {

    public VerifiedPatch {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        edits = List.copyOf(edits);
        moves = Map.copyOf(moves);
    }

    /** Returns the real paths of all files that are written, created or removed. */
    public List<Path> targets() {
        return edits.stream().map(FileEdit::path).toList();
    }

    /** Returns the report about the applied patch, in the format of codex 0.23.0. */
    public String report() {
        return PatchReport.of(patch);
    }
}
