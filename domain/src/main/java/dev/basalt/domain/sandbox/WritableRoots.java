package dev.basalt.domain.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The directories that may be written without an approval, derived from a {@link SandboxPolicy} for
 * patches and sandboxes alike. All paths are real, so that a symbolic link can't extend them.
 */
public sealed interface WritableRoots {

    /** Returns whether a file may be written, created or removed. */
    boolean allows(Path realPath);

    /** Everything may be written. */
    record Everywhere() implements WritableRoots {
        @Override
        public boolean allows(Path realPath) {
            return true;
        }
    }

    /**
     * Only files beneath one of the roots may be written, but not in a {@code .git} or {@code
     * .codex} there: hooks, settings or approvals written into them would be a way out of the
     * sandbox.
     *
     * @param roots real paths, the most important first; none of them has to exist
     */
    record Beneath(List<Path> roots) implements WritableRoots {
        public Beneath {
            roots = List.copyOf(roots);
        }

        @Override
        public boolean allows(Path realPath) {
            return roots.stream().anyMatch(root -> opens(root, realPath));
        }

        /** Returns the paths inside the roots that stay read-only, existing or not. */
        public List<Path> readOnly() {
            return roots.stream().flatMap(root -> PROTECTED.stream().map(root::resolve)).toList();
        }
    }

    /** Names that are never written without an approval, at any depth beneath a root. */
    List<String> PROTECTED = List.of(".git", ".codex");

    /** Returns whether a file may be written because of one root. */
    static boolean opens(Path root, Path realPath) {
        return realPath.startsWith(root) && !isProtected(root.relativize(realPath));
    }

    /** Returns whether a path contains one of the protected names. */
    static boolean isProtected(Path path) {
        for (Path name : path) {
            // case-insensitive, as some file systems are
            if (PROTECTED.stream().anyMatch(name.toString()::equalsIgnoreCase)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Derives the roots from a policy.
     *
     * @param sessionDirectory the conversation's directory (absolute); the working directory of a
     *     single command is not writable
     * @param tmpdir the value of {@code $TMPDIR}; a relative one is ignored
     * @param realPath resolves the symbolic links of an absolute path, which need not exist
     */
    static WritableRoots of(
            SandboxPolicy policy,
            Path sessionDirectory,
            Optional<Path> tmpdir,
            UnaryOperator<Path> realPath) {
        return switch (policy) {
            case SandboxPolicy.DangerFullAccess() -> new Everywhere();
            case SandboxPolicy.ReadOnly() -> new Beneath(List.of());
            case SandboxPolicy.WorkspaceWrite write ->
                    new Beneath(
                            textual(write, sessionDirectory, tmpdir)
                                    .map(realPath)
                                    .distinct()
                                    .toList());
        };
    }

    private static Stream<Path> textual(
            SandboxPolicy.WorkspaceWrite policy, Path sessionDirectory, Optional<Path> tmpdir) {
        var configured = policy.writableRoots().stream().map(sessionDirectory::resolve);
        var slashTmp = policy.excludeSlashTmp() ? Stream.<Path>empty() : Stream.of(Path.of("/tmp"));
        var tmp =
                policy.excludeTmpdirEnvVar()
                        ? Stream.<Path>empty()
                        : tmpdir.filter(Path::isAbsolute).stream();
        return Stream.of(Stream.of(sessionDirectory), configured, slashTmp, tmp)
                .flatMap(paths -> paths);
    }
}
