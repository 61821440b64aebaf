package dev.basalt.domain.workspace;

import java.nio.file.Path;

/**
 * A resolved path. Both paths are real: absolute, normalised and without symbolic links in their
 * parent directories.
 *
 * @param entry the directory entry itself: what a removal removes
 * @param target the file that is read and written: differs from the entry where that is a symbolic
 *     link, and need not exist
 */
public record Location(Path entry, Path target) {}
