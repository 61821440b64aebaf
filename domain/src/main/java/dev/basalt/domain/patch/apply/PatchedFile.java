package dev.basalt.domain.patch.apply;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a patch changes, after the sections processed so far.
 *
 * @param path the real path
 * @param spelled the path as first written in the patch
 * @param before the state on disk
 */
record PatchedFile(Path path, Path spelled, Optional<FileState> before, Optional<Version> now) {

    static PatchedFile onDisk(Path path, Path spelled, Optional<FileState> state) {
        return new PatchedFile(
                path,
                spelled,
                state,
                state.map(each -> new Version(each, Optional.of(path), Optional.of(path))));
    }

    /** Returns the file with new content that does not derive from the old one. */
    PatchedFile rewritten(String text) {
        var content = FileContent.of(text);
        return becomes(
                now.map(old -> old.with(content).withoutOrigin())
                        .orElseGet(() ->
                                new Version(
                                        FileState.regular(content),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    PatchedFile becomes(Version version) {
        return new PatchedFile(path, spelled, before, Optional.of(version));
    }

    PatchedFile gone() {
        return new PatchedFile(path, spelled, before, Optional.empty());
    }

    Optional<FileState> state() {
        return now.map(Version::state);
    }

    /** Returns whether the present text derives from the file's former text. */
    boolean isEdited() {
        return now.flatMap(Version::origin).filter(path::equals).isPresent();
    }

    /** Returns whether the present text does not derive from another file. */
    boolean isNewText() {
        return now.isPresent() && movedFrom().isEmpty();
    }

    /** Returns the other file from which the present text derives, if any. */
    Optional<Path> movedFrom() {
        return now.flatMap(Version::origin).filter(origin -> !origin.equals(path));
    }

    /**
     * @param origin the real path of the file from which it derives; absent for new text
     * @param permissionsOf see {@link FileEdit#permissionsOf}
     */
    record Version(FileState state, Optional<Path> origin, Optional<Path> permissionsOf) {

        Version with(FileContent content) {
            return new Version(new FileState(state.mode(), content), origin, permissionsOf);
        }

        private Version withoutOrigin() {
            return new Version(state, Optional.empty(), permissionsOf);
        }
    }
}
