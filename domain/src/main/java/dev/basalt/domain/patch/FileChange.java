package dev.basalt.domain.patch;

import java.nio.file.Path;
import java.util.Optional;

/** What a patch does to one file. */
public sealed interface FileChange {

    record Add(String content) implements FileChange {}

    /**
     * The file goes.
     *
     * @param content what was in it
     */
    record Delete(String content) implements FileChange {}

    /**
     * The file is edited, or moved, or both.
     *
     * @param unifiedDiff hunks with one line of context and no file headers
     * @param movePath where the file goes, when it is renamed too (absolute)
     */
    record Update(String unifiedDiff, Optional<Path> movePath) implements FileChange {}
}
