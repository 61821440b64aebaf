package dev.basalt.domain.approval;

import dev.basalt.domain.sandbox.WritableRoots;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories that the user has opened for the patches of one conversation, by approving a
 * patch for the session.
 *
 * @param directories real paths
 */
public record GrantedRoots(Set<Path> directories) {

    public static final GrantedRoots NONE = new GrantedRoots(Set.of());

    public GrantedRoots {
        directories = Set.copyOf(directories);
    }

    public GrantedRoots with(Path directory) {
        return new GrantedRoots(
                Stream.concat(directories.stream(), Stream.of(directory))
                        .collect(Collectors.toSet()));
    }

    /** Returns whether a file is in one of them and not protected. */
    public boolean allows(Path realPath) {
        return directories.stream().anyMatch(root -> WritableRoots.opens(root, realPath));
    }
}
