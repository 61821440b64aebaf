package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * An edit with its temporary files.
 *
 * @param content the temporary file with the new content
 * @param backup the second name of the old file
 */
record PreparedEdit(FileEdit edit, Optional<Path> content, Optional<Path> backup) {

    /**
     * Chooses the names of the temporary files, and creates none of them.
     *
     * @param alone whether it is the only edit: when it puts a file in place, it needs no backup,
     *     since nothing that could fail follows
     */
    static PreparedEdit of(FileEdit edit, boolean alone) {
        PreparedEdit prepared = of(edit);
        return alone && prepared.content().isPresent() && !prepared.isRemovedFirst()
                ? new PreparedEdit(edit, prepared.content(), Optional.empty())
                : prepared;
    }

    private static PreparedEdit of(FileEdit edit) {
        Optional<Path> directory =
                RealPaths.above(edit.path())
                        .filter(each -> Files.isDirectory(each, NOFOLLOW_LINKS))
                        .findFirst();
        return new PreparedEdit(
                edit,
                edit.after().flatMap(_ -> directory).map(PreparedEdit::beside),
                edit.before().flatMap(_ -> directory).map(PreparedEdit::beside));
    }

    private static Path beside(Path directory) {
        return directory.resolve(".basalt-" + UUID.randomUUID());
    }

    Path path() {
        return edit.path();
    }

    /**
     * Returns whether the old file must be renamed before the new one is put in place: a symbolic
     * link can't have two names.
     */
    boolean isRemovedFirst() {
        return edit.before().isPresent()
                && (edit.after().isEmpty()
                        || edit.before()
                                .map(FileState::mode)
                                .filter(mode -> mode == FileMode.SYMBOLIC_LINK)
                                .isPresent());
    }
}
