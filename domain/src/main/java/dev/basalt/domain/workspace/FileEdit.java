package dev.basalt.domain.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file to be created, replaced or removed.
 *
 * @param path the real path: no link is followed any more
 * @param spelled the same file as it was spoken of: absolute, but neither normalised nor resolved
 * @param before what is there; absent: nothing
 * @param after what shall be there; absent: nothing
 * @param permissionsOf the file (a real path) whose permissions the written one takes, before
 *     anything is changed; absent: the system's default for new files
 */
public record FileEdit(
        Path path,
        Path spelled,
        Optional<FileState> before,
        Optional<FileState> after,
        Optional<Path> permissionsOf) {}
