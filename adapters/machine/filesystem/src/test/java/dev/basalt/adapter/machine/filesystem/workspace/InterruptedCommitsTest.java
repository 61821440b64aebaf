package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Commits whose process is killed before each of their steps, settled by the next process. */
class InterruptedCommitsTest {

    /** The number of steps of the commit that change something, with its record and clean-up. */
    private static final int STEPS = 28;

    /** The step that notes that all files have their new contents. */
    private static final int DONE = 21;

    @TempDir Path temporary;
    private Path root = Path.of("");
    private Path records = Path.of("");
    private Map<String, String> before = Map.of();

    /** The permissions of a new file under the umask of this process. */
    private String created = "";

    @BeforeEach
    void createFiles() throws IOException {
        Path base = temporary.toRealPath();
        root = Files.createDirectory(base.resolve("workspace"));
        records = base.resolve("records");
        Files.writeString(root.resolve("edited"), "1\n");
        created =
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(root.resolve("edited")));
        Files.writeString(root.resolve("program"), "2\n");
        Files.setPosixFilePermissions(
                root.resolve("program"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.writeString(root.resolve("deleted"), "3\n");
        Files.createSymbolicLink(root.resolve("link"), Path.of("edited"));
        Files.writeString(root.resolve("folder"), "a file so far\n");
        before = tree();
    }

    static IntStream steps() {
        return IntStream.range(0, STEPS);
    }

    @Test
    void aCommitLeavesNoRecord() throws IOException {
        assertEquals(STEPS, commit(new MortalDisk(Integer.MAX_VALUE)));
        assertEquals(after(), tree());
        assertEquals(List.of(), records());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aKilledCommitIsUndoneOrFinished(int death) throws IOException {
        commit(new MortalDisk(death));
        age();

        settle();

        assertEquals(death <= DONE ? before : after(), tree());
        assertEquals(List.of(), records());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void settlingMayBeInterruptedToo(int death) throws IOException {
        commit(new MortalDisk(DONE));
        PatchJournal.in(records).settle(new MortalDisk(death));

        settle();

        assertEquals(before, tree());
        assertEquals(List.of(), records());
    }

    /** Record, new content, rename, and the record is deleted. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aKilledCommitOfOneFileLeavesNothingBehind(int death) throws IOException {
        var disk = new MortalDisk(death);
        new DiskWorkspace(disk, PatchJournal.in(records)).commit(edits().subList(0, 1));
        age();

        settle();

        Map<String, String> expected = new TreeMap<>(before);
        expected.put("edited", death < 4 ? created + " 1\n" : created + " one\n");
        assertEquals(expected, tree());
        assertEquals(List.of(), records());
        assertEquals(death, disk.steps);
    }

    @Test
    void whatWasChangedSinceIsLeftAsItIs() throws IOException {
        commit(new MortalDisk(DONE));
        Files.writeString(root.resolve("edited"), "changed by the user\n");
        Files.writeString(root.resolve("new/deep/file"), "changed too\n");
        Files.writeString(root.resolve("deleted"), "created again\n");

        settle();

        Map<String, String> expected = new TreeMap<>(before);
        expected.put("edited", created + " changed by the user\n");
        expected.put("deleted", created + " created again\n");
        expected.put("new", "directory");
        expected.put("new/deep", "directory");
        expected.put("new/deep/file", created + " changed too\n");
        assertEquals(expected, tree());
        assertEquals(List.of(), records());
    }

    @Test
    void aRecordOfALivingProcessIsLeftAlone() throws Exception {
        commit(new MortalDisk(DONE));
        Map<String, String> half = tree();
        Path record = records().getFirst();
        Process living =
                new ProcessBuilder(
                                "perl",
                                "-e",
                                "use Fcntl; open F, '+<', $ARGV[0] or die $!; my $lock = pack 's s"
                                    + " x4 q q i x4', F_WRLCK, 0, 0, 0, 0; fcntl F, F_SETLK, $lock"
                                    + " or die $!; $| = 1; print qq(locked\\n); <STDIN>",
                                record.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertEquals("locked", living.inputReader().readLine());

            settle();

            assertEquals(half, tree());
            assertEquals(List.of(record), records());
        } finally {
            living.destroyForcibly().waitFor();
        }
    }

    @Test
    void anEmptyRecordMayBeOneThatIsBeingCreated() throws IOException {
        Files.createDirectory(records);
        Path record = Files.createFile(records.resolve("new" + PatchJournal.SUFFIX));

        settle();
        assertEquals(List.of(record), records());

        age();
        settle();
        assertEquals(List.of(), records());
    }

    @Test
    void aCommitGoesOnWhereNoRecordCanBeWritten() throws IOException {
        Files.writeString(records, "not a directory");

        assertTrue(
                new DiskWorkspace(new Disk(), PatchJournal.in(records)).commit(edits()).isRight());
        assertEquals(after(), tree());
    }

    private int commit(MortalDisk disk) {
        new DiskWorkspace(disk, PatchJournal.in(records)).commit(edits());
        return disk.steps;
    }

    private void settle() {
        PatchJournal.in(records).settle(new Disk());
    }

    /** As if the records had been created an hour ago. */
    private void age() throws IOException {
        for (Path record : records()) {
            Files.setLastModifiedTime(record, FileTime.from(Instant.now().minusSeconds(3600)));
        }
    }

    private List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(records)) {
            return files.toList();
        }
    }

    private List<FileEdit> edits() {
        return List.of(
                edit("edited", Optional.of("1\n"), Optional.of("one\n"), FileMode.REGULAR),
                edit("new/deep/file", Optional.empty(), Optional.of("new\n"), FileMode.REGULAR),
                edit("program", Optional.of("2\n"), Optional.of("two\n"), FileMode.EXECUTABLE),
                edit("deleted", Optional.of("3\n"), Optional.empty(), FileMode.REGULAR),
                edit("folder", Optional.of("a file so far\n"), Optional.empty(), FileMode.REGULAR),
                edit("folder/f", Optional.empty(), Optional.of("in it\n"), FileMode.REGULAR),
                new FileEdit(
                        root.resolve("link"),
                        root.resolve("link"),
                        Optional.of(
                                new FileState(FileMode.SYMBOLIC_LINK, FileContent.of("edited"))),
                        Optional.of(FileState.regular(FileContent.of("no link\n"))),
                        Optional.empty()));
    }

    private FileEdit edit(
            String name, Optional<String> old, Optional<String> after, FileMode mode) {
        Path path = root.resolve(name);
        return new FileEdit(
                path,
                path,
                old.map(text -> new FileState(mode, FileContent.of(text))),
                after.map(text -> new FileState(mode, FileContent.of(text))),
                old.map(text -> path));
    }

    private Map<String, String> after() {
        return Map.of(
                "", "directory",
                "edited", created + " one\n",
                "program", "rwxr-x--x two\n",
                "link", created + " no link\n",
                "new", "directory",
                "new/deep", "directory",
                "new/deep/file", created + " new\n",
                "folder", "directory",
                "folder/f", created + " in it\n");
    }

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

    /** Changes nothing more once its process is dead, not even to undo what it did. */
    private static final class MortalDisk extends Disk {

        private final int death;
        private int steps;

        MortalDisk(int death) {
            this.death = death;
        }

        private void step(Path path) throws IOException {
            if (steps >= death) {
                throw new FileSystemException(path.toString(), null, "killed");
            }
            steps++;
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

        @Override
        void remove(Path path) throws IOException {
            step(path);
            super.remove(path);
        }

        @Override
        void beforeRecord(Path record) throws IOException {
            step(record);
        }
    }
}
