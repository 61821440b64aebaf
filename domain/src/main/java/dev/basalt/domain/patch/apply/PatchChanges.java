package dev.basalt.domain.patch.apply;

import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.diff.UnifiedDiff;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Lines;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the total change of each file, however many sections of a patch concern it. */
final class PatchChanges {

    private static final int CONTEXT = 1;

    private final Differ differ;
    private final Map<Path, PatchedFile> files = new LinkedHashMap<>();

    /** Real paths: from a file's first path to its last. */
    private final Map<Path, Path> moves = new LinkedHashMap<>();

    PatchChanges(Collection<PatchedFile> files, Differ differ) {
        this.differ = differ;
        files.forEach(file -> this.files.put(file.path(), file));
        for (PatchedFile file : files) {
            file.movedFrom()
                    .filter(origin -> isReportedAtOrigin(file))
                    .ifPresent(origin -> moves.put(origin, file.path()));
        }
    }

    Map<Path, Path> moves() {
        return moves;
    }

    List<FileEdit> edits() {
        return files.values().stream()
                .filter(file -> !file.before().equals(file.state()))
                .map(file ->
                        new FileEdit(
                                file.path(),
                                file.spelled(),
                                file.before(),
                                file.state(),
                                file.now().flatMap(PatchedFile.Version::permissionsOf)))
                .toList();
    }

    /** Returns one change for each file; a file that is created and removed again has none. */
    Map<Path, FileChange> byFile() {
        Map<Path, FileChange> changes = new LinkedHashMap<>();
        for (PatchedFile file : files.values()) {
            change(file).ifPresent(change -> changes.put(file.spelled(), change));
        }
        return changes;
    }

    private Optional<FileChange> change(PatchedFile file) {
        if (isNew(file)) {
            return file.state().map(state -> new FileChange.Add(state.content().text()));
        }
        if (file.isEdited()) {
            return Optional.of(new FileChange.Update(diff(file, file), Optional.empty()));
        }
        Path moved = moves.get(file.path());
        if (moved != null) {
            PatchedFile there = files.getOrDefault(moved, file);
            return Optional.of(
                    new FileChange.Update(diff(file, there), Optional.of(there.spelled())));
        }
        return file.now().isEmpty()
                ? file.before().map(state -> new FileChange.Delete(state.content().text()))
                : Optional.empty();
    }

    private boolean isNew(PatchedFile file) {
        return file.now().isPresent()
                && !file.isEdited()
                && (file.movedFrom().isEmpty() || !isReportedAtOrigin(file));
    }

    /**
     * Returns whether a move is reported at the file's former path: it is unless that path has
     * another change to report. Files that swap their paths have no other change.
     */
    private boolean isReportedAtOrigin(PatchedFile file) {
        Set<Path> seen = new HashSet<>();
        Optional<Path> origin = file.movedFrom();
        while (origin.filter(seen::add).isPresent()) {
            Optional<PatchedFile> source = origin.map(files::get);
            if (source.isEmpty() || source.get().isNewText()) {
                return false;
            }
            origin = source.flatMap(PatchedFile::movedFrom);
        }
        return true;
    }

    private String diff(PatchedFile before, PatchedFile after) {
        return UnifiedDiff.of(lines(before.before()), lines(after.state()), differ, CONTEXT);
    }

    private static Lines lines(Optional<FileState> state) {
        return Lines.of(state.map(FileState::content).orElseGet(() -> FileContent.of("")));
    }
}
