package dev.basalt.domain.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where may be written without asking: the one reading of a {@link SandboxPolicy} that patches and
 * sandboxes share. All paths are real ones, so that a symbolic link never widens anything.
 */
public sealed interface WritableRoots {

    /** Tells whether a file may be written, created or removed. */
    boolean allows(Path realPath);

    /** Nothing is held back. */
    record Everywhere() implements WritableRoots {
        @Override
        public boolean allows(Path realPath) {
            return true;
        }
    }

    /**
     * Only what lies beneath one of the roots, and not in a {@code .git} or {@code .codex} there:
     * who writes hooks, settings or approvals into them is no longer held by any sandbox.
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

        /** Returns the paths that a sandbox keeps read-only inside the roots, existing or not. */
        public List<Path> readOnly() {
            return roots.stream().flatMap(root -> PROTECTED.stream().map(root::resolve)).toList();
        }
    }

    /** The names that are never written without asking, wherever they stand beneath a root. */
    List<String> PROTECTED = List.of(".git", ".codex");

    /** Tells whether a root, taken alone, lets a file be written. */
    static boolean opens(Path root, Path realPath) {
        return realPath.startsWith(root) && !isProtected(root.relativize(realPath));
    }

    /** Tells whether a path has one of the protected names in it. */
    static boolean isProtected(Path path) {
        for (Path name : path) {
            // also where names differ in case only: some file systems take them for the same
            if (PROTECTED.stream().anyMatch(name.toString()::equalsIgnoreCase)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a policy.
     *
     * @param sessionDirectory the conversation's directory (absolute); the directory that a single
     *     command asks for does not count
     * @param tmpdir the value of {@code $TMPDIR}; a relative one is ignored
     * @param realPath follows the symbolic links of an absolute path that need not exist
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
