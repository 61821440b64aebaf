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
 * A patch that fits the files as they are.
 *
 * @param directory what relative paths of the patch start from
 * @param changes what it does to each file, by absolute path as spelled in the patch, in its order
 * @param edits what has to be written and removed
 * @param moves the real paths of files that go somewhere else, and where
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

    /** Returns the real paths of everything that is written, created or removed. */
    public List<Path> targets() {
        return edits.stream().map(FileEdit::path).toList();
    }

    /** Returns what codex 0.23.0 prints about a patch that was applied. */
    public String report() {
        return PatchReport.of(patch);
    }
}
