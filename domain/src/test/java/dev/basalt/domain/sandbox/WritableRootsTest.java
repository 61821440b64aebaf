package dev.basalt.domain.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.sandbox.SandboxPolicy.WorkspaceWrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class WritableRootsTest {

    private static final Path PROJECT = Path.of("/home/u/project");

    @Test
    void fullAccessAllowsEverything() {
        var roots = of(new SandboxPolicy.DangerFullAccess());

        assertTrue(roots.allows(Path.of("/etc/passwd")));
        assertTrue(roots.allows(PROJECT.resolve(".git/hooks/pre-commit")));
    }

    @Test
    void readOnlyAllowsNothing() {
        var roots = of(new SandboxPolicy.ReadOnly());

        assertEquals(new WritableRoots.Beneath(List.of()), roots);
        assertFalse(roots.allows(PROJECT.resolve("a.txt")));
    }

    @Test
    void aWorkspaceIsItsDirectoryTheConfiguredRootsAndTheTemporaryDirectories() {
        var policy = new WorkspaceWrite(List.of(Path.of("/srv/data")), false, false, false);

        assertEquals(
                new WritableRoots.Beneath(
                        List.of(
                                PROJECT,
                                Path.of("/srv/data"),
                                Path.of("/tmp"),
                                Path.of("/var/tmp/u"))),
                WritableRoots.of(
                        policy,
                        PROJECT,
                        Optional.of(Path.of("/var/tmp/u")),
                        WritableRootsTest::unchanged));
    }

    @Test
    void theTemporaryDirectoriesCanBeExcluded() {
        var policy = new WorkspaceWrite(List.of(), false, true, true);

        assertEquals(
                new WritableRoots.Beneath(List.of(PROJECT)),
                WritableRoots.of(
                        policy,
                        PROJECT,
                        Optional.of(Path.of("/var/tmp/u")),
                        WritableRootsTest::unchanged));
    }

    @Test
    void aRelativeTmpdirIsIgnoredAndARelativeRootBelongsToTheWorkspace() {
        var policy = new WorkspaceWrite(List.of(Path.of("build")), false, false, true);

        assertEquals(
                new WritableRoots.Beneath(List.of(PROJECT, PROJECT.resolve("build"))),
                WritableRoots.of(
                        policy,
                        PROJECT,
                        Optional.of(Path.of("tmp")),
                        WritableRootsTest::unchanged));
    }

    @Test
    void rootsAreRealPathsAndNamedOnce() {
        var policy = new WorkspaceWrite(List.of(Path.of("/link")), false, true, true);

        assertEquals(
                new WritableRoots.Beneath(List.of(PROJECT)),
                WritableRoots.of(policy, PROJECT, Optional.empty(), path -> PROJECT));
    }

    @ParameterizedTest
    @CsvSource({
        "/home/u/project/a.txt,                   true",
        "/home/u/project/sub/new/b.txt,           true",
        "/home/u/project-2/a.txt,                 false",
        "/home/u/a.txt,                           false",
        "/home/u/project/.git/config,             false",
        "/home/u/project/.git,                    false",
        "/home/u/project/.codex/config.toml,      false",
        "/home/u/project/lib/.git/hooks/pre-push, false",
        "/home/u/project/.GIT/config,             false",
        "/home/u/project/.gitignore,              true",
    })
    void whatABoundedPathAllows(Path path, boolean allowed) {
        assertEquals(allowed, new WritableRoots.Beneath(List.of(PROJECT)).allows(path));
    }

    @Test
    void aWorkspaceBeneathAProtectedNameIsWritable() {
        var roots = new WritableRoots.Beneath(List.of(Path.of("/home/u/.codex/worktrees/1")));

        assertTrue(roots.allows(Path.of("/home/u/.codex/worktrees/1/a.txt")));
    }

    @Test
    void thePathsThatStayReadOnlyAreListed() {
        assertEquals(
                List.of(PROJECT.resolve(".git"), PROJECT.resolve(".codex")),
                new WritableRoots.Beneath(List.of(PROJECT)).readOnly());
    }

    private static WritableRoots of(SandboxPolicy policy) {
        return WritableRoots.of(policy, PROJECT, Optional.empty(), WritableRootsTest::unchanged);
    }

    private static Path unchanged(Path path) {
        return path;
    }
}
