package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Location;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class DiskWorkspaceTest {

    @TempDir Path temporary;
    private Path root = Path.of("");
    private DiskWorkspace workspace = new DiskWorkspace();

    @BeforeEach
    void createFiles() throws IOException {
        root = temporary.toRealPath();
        Files.writeString(root.resolve("a"), "A\n");
        Files.createDirectory(root.resolve("dir"));
    }

    @Nested
    class Locating {

        @Test
        void aFileIsLocatedAtItsPath() {
            assertLocated("a", "a", "a");
            assertLocated("dir/./new/x", "dir/new/x", "dir/new/x");
            assertLocated("none/../a", "a", "a");
        }

        @Test
        void aLinkLeadsToItsTarget() throws IOException {
            Files.createSymbolicLink(root.resolve("link"), Path.of("dir/../a"));
            Files.createSymbolicLink(root.resolve("two"), root.resolve("link"));
            Files.createSymbolicLink(root.resolve("nowhere"), Path.of("dir/none"));

            assertLocated("link", "link", "a");
            assertLocated("two", "two", "a");
            assertLocated("nowhere", "nowhere", "dir/none");
        }

        @Test
        void aLinkOnTheWayIsFollowedBeforeGoingUp() throws IOException {
            Files.createDirectories(root.resolve("far/away"));
            Files.createSymbolicLink(root.resolve("dir/link"), root.resolve("far/away"));

            assertLocated("dir/link/x", "far/away/x", "far/away/x");
            assertLocated("dir/link/../x", "far/x", "far/x");
            assertLocated("dir/link/..", "far", "far");
        }

        @Test
        void aLinkToADirectoryThatIsMissingIsFollowed() throws IOException {
            Files.createSymbolicLink(root.resolve("link"), root.resolve("none"));

            assertLocated("link/x/y", "none/x/y", "none/x/y");
        }

        @Test
        void linksInACircleAreAnError() throws IOException {
            Files.createSymbolicLink(root.resolve("x"), Path.of("y"));
            Files.createSymbolicLink(root.resolve("y"), Path.of("x"));

            assertEquals(
                    Either.left(
                            new WorkspaceError.Refused(
                                    root.resolve("x"), "Too many levels of symbolic links")),
                    workspace.locate(root.resolve("x")));
        }

        private void assertLocated(String path, String entry, String target) {
            assertEquals(
                    Either.right(new Location(root.resolve(entry), root.resolve(target))),
                    workspace.locate(root.resolve(path)));
        }
    }

    @Nested
    class Reading {

        @Test
        void distinguishesFilesProgramsAndLinks() throws IOException {
            Files.createSymbolicLink(root.resolve("link"), Path.of("a"));
            Files.writeString(root.resolve("run"), "x");
            Files.setPosixFilePermissions(
                    root.resolve("run"), PosixFilePermissions.fromString("rwx------"));

            assertEquals(state(FileMode.REGULAR, "A\n"), read("a"));
            assertEquals(state(FileMode.EXECUTABLE, "x"), read("run"));
            assertEquals(state(FileMode.SYMBOLIC_LINK, "a"), read("link"));
        }

        @Test
        void findsNothingWhereNothingIs() {
            assertEquals(Either.right(Optional.empty()), read("none/x"));
        }

        @Test
        void refusesWhatIsNoFile() {
            assertEquals(
                    Either.left(
                            new WorkspaceError.Refused(
                                    root.resolve("dir"), "Is a directory (os error 21)")),
                    read("dir"));
            assertEquals(
                    Either.left(
                            new WorkspaceError.Refused(Path.of("/dev/null"), "Not a regular file")),
                    workspace.read(Path.of("/dev/null")));
        }

        @Test
        void namesTheFileThatIsInTheWay() {
            assertEquals(
                    Either.left(
                            new WorkspaceError.Obstructed(
                                    root.resolve("a/x/y"), root.resolve("a"))),
                    read("a/x/y"));
        }

        private Either<WorkspaceError, Optional<FileState>> state(FileMode mode, String text) {
            return Either.right(Optional.of(new FileState(mode, FileContent.of(text))));
        }
    }

    @Nested
    class Committing {

        @Test
        void writesCreatesAndRemoves() throws IOException {
            Files.writeString(root.resolve("gone"), "x");

            commit(edit("a", "A\n", "B\n"), edit("gone", "x", null), edit("n/e/w", null, "N\n"));

            assertEquals("B\n", Files.readString(root.resolve("a")));
            assertEquals("N\n", Files.readString(root.resolve("n/e/w")));
            assertFalse(Files.exists(root.resolve("gone")));
            assertEquals(List.of("a", "n/e/w"), files());
        }

        @Test
        void keepsPermissionsAfterAMove() throws IOException {
            var permissions = PosixFilePermissions.fromString("rwxr-x---");
            Files.setPosixFilePermissions(root.resolve("a"), permissions);

            commit(edit("a", "A\n", "B\n", FileMode.EXECUTABLE));
            assertEquals(permissions, Files.getPosixFilePermissions(root.resolve("a")));

            commit(
                    edit("a", "B\n", null, FileMode.EXECUTABLE),
                    new FileEdit(
                            root.resolve("b"),
                            root.resolve("b"),
                            Optional.empty(),
                            Optional.of(new FileState(FileMode.EXECUTABLE, FileContent.of("B\n"))),
                            Optional.of(root.resolve("a"))));
            assertEquals(permissions, Files.getPosixFilePermissions(root.resolve("b")));
        }

        @Test
        void givesNewFilesTheDefaultPermissions() throws IOException {
            Files.createFile(root.resolve("usual"));

            commit(edit("n", null, "N\n"));

            assertEquals(
                    Files.getPosixFilePermissions(root.resolve("usual")),
                    Files.getPosixFilePermissions(root.resolve("n")));
        }

        @Test
        void doesNotChangeReadOnlyFiles() throws IOException {
            // the permissions do not stop the superuser, whom tests often run as
            var disk =
                    new Disk() {
                        @Override
                        boolean isWritable(Path path) {
                            return !path.endsWith("a");
                        }
                    };
            Files.writeString(root.resolve("b"), "B\n");

            var result =
                    new DiskWorkspace(disk)
                            .commit(List.of(edit("b", "B\n", "C\n"), edit("a", "A\n", "B\n")));

            assertEquals(
                    Either.left(
                            new WorkspaceError.Refused(
                                    root.resolve("a"), "Permission denied (os error 13)")),
                    result);
            assertEquals("A\n", Files.readString(root.resolve("a")));
            assertEquals("B\n", Files.readString(root.resolve("b")));
        }

        @Test
        void putsAFileInPlaceOfALinkAndADirectoryInPlaceOfAFile() throws IOException {
            Files.createSymbolicLink(root.resolve("link"), Path.of("a"));
            var link = new FileState(FileMode.SYMBOLIC_LINK, FileContent.of("a"));

            commit(
                    new FileEdit(
                            root.resolve("link"),
                            root.resolve("link"),
                            Optional.of(link),
                            Optional.of(FileState.regular(FileContent.of("L\n"))),
                            Optional.empty()),
                    edit("a/x", null, "X\n"),
                    edit("a", "A\n", null));

            assertFalse(Files.isSymbolicLink(root.resolve("link")));
            assertEquals(List.of("a/x", "link"), files());
        }

        @Test
        void doesNothingWhenAFileHasChanged() throws IOException {
            assertEquals(
                    Either.left(new WorkspaceError.Outdated(root.resolve("a"))),
                    workspace.commit(List.of(edit("n", null, "N\n"), edit("a", "other\n", "B\n"))));
            assertEquals(
                    Either.left(new WorkspaceError.Outdated(root.resolve("a"))),
                    workspace.commit(List.of(edit("a", null, "B\n"))));
            assertEquals(
                    Either.left(new WorkspaceError.Outdated(root.resolve("none"))),
                    workspace.commit(List.of(edit("none", "x", "B\n"))));
            assertEquals(List.of("a"), files());
        }

        @Test
        void doesNothingWhenAParentDirectoryHasBecomeALink() throws IOException {
            Files.delete(root.resolve("dir"));
            Files.createSymbolicLink(
                    root.resolve("dir"), Files.createDirectory(root.resolve("else")));

            assertEquals(
                    Either.left(new WorkspaceError.Outdated(root.resolve("dir/x"))),
                    workspace.commit(List.of(edit("dir/x", null, "X\n"))));
            assertEquals(List.of("a"), files());
        }

        @Test
        void hasNothingToDoForNoEdits() {
            assertEquals(Either.right(List.of()), workspace.commit(List.of()));
        }
    }

    @Test
    void aRepositoryIsTheNearestDirectoryAboveWithGitInIt() throws IOException {
        Files.createDirectories(root.resolve("repo/.git"));
        Files.createDirectories(root.resolve("repo/sub"));
        Files.createDirectories(root.resolve("tree/deep"));
        Files.writeString(root.resolve("tree/.git"), "gitdir: elsewhere\n");

        assertEquals(
                Optional.of(root.resolve("repo")),
                workspace.repositoryOf(root.resolve("repo/sub/none/x")));
        assertEquals(
                Optional.of(root.resolve("tree")),
                workspace.repositoryOf(root.resolve("tree/deep/x")));
    }

    private Either<WorkspaceError, Optional<FileState>> read(String path) {
        return workspace.read(root.resolve(path));
    }

    private void commit(FileEdit... edits) {
        var done = workspace.commit(List.of(edits));
        assertTrue(done.isRight(), done::toString);
    }

    private FileEdit edit(String path, @Nullable String before, @Nullable String after) {
        return edit(path, before, after, FileMode.REGULAR);
    }

    private FileEdit edit(
            String path, @Nullable String before, @Nullable String after, FileMode mode) {
        Path file = root.resolve(path);
        return new FileEdit(
                file,
                file,
                Optional.ofNullable(before).map(text -> new FileState(mode, FileContent.of(text))),
                Optional.ofNullable(after).map(text -> new FileState(mode, FileContent.of(text))),
                Optional.ofNullable(before).map(text -> file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
