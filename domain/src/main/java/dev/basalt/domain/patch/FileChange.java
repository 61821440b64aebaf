package dev.basalt.domain.patch;

import java.nio.file.Path;
import java.util.Optional;

/** What a patch does to one file. */
public sealed interface FileChange {

    record Add(String content) implements FileChange {}

    /**
     * The file is removed.
     *
     * @param content its former content
     */
    record Delete(String content) implements FileChange {}

    /**
     * The file is edited, or moved, or both.
     *
     * @param unifiedDiff hunks with one line of context and no file headers
     * @param movePath the new path, when the file is moved too (absolute)
     */
    record Update(String unifiedDiff, Optional<Path> movePath) implements FileChange {}
}
