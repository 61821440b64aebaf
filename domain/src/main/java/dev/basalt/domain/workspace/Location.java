package dev.basalt.domain.workspace;

import java.nio.file.Path;

/**
 * Where a path leads. Both paths are real: absolute, normalised, no directory on the way is a
 * symbolic link.
 *
 * @param entry the directory entry itself: what a removal removes
 * @param target the file that is read and written: differs from the entry where that is a symbolic
 *     link, and need not exist
 */
public record Location(Path entry, Path target) {}
