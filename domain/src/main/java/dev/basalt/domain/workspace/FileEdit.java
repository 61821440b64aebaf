package dev.basalt.domain.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file to create, replace or remove.
 *
 * @param path the real path; links are not followed
 * @param spelled the same file as written in the patch: absolute, but neither normalised nor
 *     resolved
 * @param before the expected state; absent for a missing file
 * @param after the new state; absent to remove the file
 * @param permissionsOf the file (a real path) whose permissions are copied, read before anything is
 *     changed; absent for the system's defaults
 */
public record FileEdit(
        Path path,
        Path spelled,
        Optional<FileState> before,
        Optional<FileState> after,
        Optional<Path> permissionsOf) {}
