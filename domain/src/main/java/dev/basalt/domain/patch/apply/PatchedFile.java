package dev.basalt.domain.patch.apply;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a patch touches, as the sections so far leave it.
 *
 * @param path the real path
 * @param spelled as the patch first speaks of it
 * @param before what is on the disk
 */
record PatchedFile(Path path, Path spelled, Optional<FileState> before, Optional<Version> now) {

    static PatchedFile onDisk(Path path, Path spelled, Optional<FileState> state) {
        return new PatchedFile(
                path,
                spelled,
                state,
                state.map(each -> new Version(each, Optional.of(path), Optional.of(path))));
    }

    /** The file is written anew, whatever was there. */
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

    /** Tells whether the present text was made from what was here before. */
    boolean isEdited() {
        return now.flatMap(Version::origin).filter(path::equals).isPresent();
    }

    /** Tells whether the present text came from no other file. */
    boolean isWrittenHere() {
        return now.isPresent() && movedFrom().isEmpty();
    }

    /** Returns the file that the present text was made from, if that is another one. */
    Optional<Path> movedFrom() {
        return now.flatMap(Version::origin).filter(origin -> !origin.equals(path));
    }

    /**
     * @param origin the real path of the file it was made from; absent: from nothing
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
