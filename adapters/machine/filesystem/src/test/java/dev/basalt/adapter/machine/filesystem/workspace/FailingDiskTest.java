package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.WorkspaceError;

import io.vavr.control.Either;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A commit with every kind of edit, on a disk that fails at each step in turn. */
class FailingDiskTest {

    /** The number of steps of the commit that change something, without the clean-up. */
    private static final int STEPS = 14;

    @TempDir Path temporary;
    private Path root = Path.of("");
    private Map<String, String> before = Map.of();

    @BeforeEach
    void createFiles() throws IOException {
        root = temporary.toRealPath();
        Files.writeString(root.resolve("edited"), "1\n");
        Files.writeString(root.resolve("program"), "2\n");
        Files.setPosixFilePermissions(
                root.resolve("program"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.writeString(root.resolve("deleted"), "3\n");
        Files.createSymbolicLink(root.resolve("link"), Path.of("edited"));
        before = tree();
    }

    static IntStream steps() {
        return IntStream.range(0, STEPS);
    }

    @Test
    void theCommitTakesAsManySteps() {
        var disk = new FailingDisk(step -> false);

        assertEquals(
                Either.right(edits().stream().map(FileEdit::path).toList()),
                new DiskWorkspace(disk).commit(edits()));
        assertEquals(STEPS, disk.steps);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void allFilesAreRestoredWhenAStepFails(int failing) throws IOException {
        var result = new DiskWorkspace(new FailingDisk(step -> step == failing)).commit(edits());

        assertEquals(
                "No space left on device (os error 28)",
                result.fold(FailingDiskTest::refusal, done -> "done"));
        assertEquals(before, tree());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void allFilesAreRestoredWhenTheProgramFails(int failing) throws IOException {
        var disk =
                new FailingDisk(step -> {
                    if (step == failing) {
                        throw new OutOfMemoryError("test");
                    }
                    return false;
                });

        assertThrows(OutOfMemoryError.class, () -> new DiskWorkspace(disk).commit(edits()));
        assertEquals(before, tree());
    }

    @Test
    void filesThatCannotBeRestoredAreNamedAndTheirContentsKept() throws IOException {
        // the last write fails, and so do all renames that would take back the ones before it
        var disk = new FailingDisk(step -> step >= STEPS - 1);

        var error = (WorkspaceError.HalfDone) new DiskWorkspace(disk).commit(edits()).getLeft();

        assertEquals(root.resolve("link"), error.path());
        assertEquals("No space left on device (os error 28)", error.reason());
        assertEquals(
                Stream.of("program", "edited", "link", "deleted").map(root::resolve).toList(),
                error.unrestored());
        List<String> kept = new ArrayList<>();
        for (Path backup : error.backups()) {
            kept.add(describe(backup));
        }
        assertEquals(
                Stream.of("program", "edited", "link", "deleted").map(before::get).toList(), kept);
    }

    private static String refusal(WorkspaceError error) {
        return error instanceof WorkspaceError.Refused refused
                ? refused.reason()
                : error.toString();
    }

    private List<FileEdit> edits() {
        return List.of(
                edit("edited", Optional.of("1\n"), Optional.of("one\n"), FileMode.REGULAR),
                edit("new/deep/file", Optional.empty(), Optional.of("new\n"), FileMode.REGULAR),
                edit("program", Optional.of("2\n"), Optional.of("two\n"), FileMode.EXECUTABLE),
                edit("deleted", Optional.of("3\n"), Optional.empty(), FileMode.REGULAR),
                new FileEdit(
                        root.resolve("link"),
                        root.resolve("link"),
                        Optional.of(
                                new FileState(FileMode.SYMBOLIC_LINK, FileContent.of("edited"))),
                        Optional.of(FileState.regular(FileContent.of("no link\n"))),
                        Optional.empty()));
    }

    private FileEdit edit(
            String name, Optional<String> before, Optional<String> after, FileMode mode) {
        Path path = root.resolve(name);
        return new FileEdit(
                path,
                path,
                before.map(text -> new FileState(mode, FileContent.of(text))),
                after.map(text -> new FileState(mode, FileContent.of(text))),
                before.map(text -> path));
    }

    /** All files, including temporary ones. */
    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                tree.put(root.relativize(path).toString(), describe(path));
            }
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        return Files.isDirectory(path)
                ? "directory"
                : PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                        + " "
                        + Files.readString(path);
    }

    /** Counts the operations that change something, and makes some of them fail. */
    private static final class FailingDisk extends Disk {

        private final IntPredicate failing;
        private int steps;

        FailingDisk(IntPredicate failing) {
            this.failing = failing;
        }

        private void step(Path path) throws IOException {
            if (failing.test(steps++)) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        }

        @Override
        void create(Path path, FileState state, Optional<Path> like) throws IOException {
            step(path);
            super.create(path, state, like);
        }

        @Override
        void createDirectory(Path path) throws IOException {
            step(path);
            super.createDirectory(path);
        }

        @Override
        void keep(Path path, Path secondName) throws IOException {
            step(path);
            super.keep(path, secondName);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            step(from);
            super.rename(from, to);
        }
    }
}
