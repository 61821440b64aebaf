package dev.basalt.adapter.machine.filesystem.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class AgentsMdFilesTest {

    private static final long PLENTY = 32_768;

    @TempDir Path temp;

    private Path home;
    private Path project;
    private AgentsMdFiles files;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(temp.resolve("home"));
        project = Files.createDirectories(temp.resolve("project"));
        files = new AgentsMdFiles(home);
    }

    @Nested
    class TheUsersDocument {

        @Test
        void isTrimmed() throws IOException {
            document(home, "\n mine \n");

            assertEquals(Optional.of("mine"), files.ofUser());
        }

        @Test
        void isAbsentWhenBlank() throws IOException {
            document(home, " \n");

            assertEquals(Optional.empty(), files.ofUser());
        }
    }

    @Nested
    class TheProjectsDocuments {

        @Test
        void areJoinedFromTheRootOfTheRepositoryDown() throws IOException {
            Files.createDirectory(project.resolve(".git"));
            document(project, "root");
            document(project.resolve("a"), " \n");
            document(project.resolve("a/b"), "deep");

            assertEquals(
                    Optional.of("root\n\ndeep"),
                    files.ofProject(project.resolve("a/b"), PLENTY, List.of()));
        }

        @Test
        void areReplacedByTheOverrideBesideThem() throws IOException {
            document(project, "theirs");
            Files.writeString(project.resolve("AGENTS.override.md"), "mine");

            assertEquals(Optional.of("mine"), files.ofProject(project, PLENTY, List.of()));
        }

        @Test
        void haveOtherNamesWhereThereIsNoneOfTheirOwn() throws IOException {
            Files.createDirectory(project.resolve(".git"));
            document(project, "root");
            Files.writeString(project.resolve("CLAUDE.md"), "not read");
            Path sub = Files.createDirectory(project.resolve("sub"));
            Files.writeString(sub.resolve("GEMINI.md"), "third choice");
            Files.writeString(sub.resolve("CLAUDE.md"), "second choice");
            Files.writeString(temp.resolve("outside.md"), "outside");

            assertEquals(
                    Optional.of("root\n\nsecond choice"),
                    files.ofProject(
                            sub,
                            PLENTY,
                            List.of("../../outside.md", "absent.md", "CLAUDE.md", "GEMINI.md")));
        }

        @Test
        void areReadWithoutAByteOrderMark() throws IOException {
            document(project, "\uFEFFhere");

            assertEquals(Optional.of("here"), files.ofProject(project, PLENTY, List.of()));
        }

        @Test
        void endAtTheNearestRepository() throws IOException {
            Files.createDirectory(project.resolve(".git"));
            document(project, "outer");
            document(project.resolve("sub"), "inner");
            Files.writeString(project.resolve("sub/.git"), "gitdir: elsewhere\n");

            assertEquals(
                    Optional.of("inner"),
                    files.ofProject(project.resolve("sub"), PLENTY, List.of()));
        }

        @Test
        void areThatOfTheDirectoryAloneOutsideARepository() throws IOException {
            document(project, "above");
            document(project.resolve("sub"), "here");

            assertEquals(
                    Optional.of("here"),
                    files.ofProject(project.resolve("sub"), PLENTY, List.of()));
        }

        @Test
        void areCutWhenTheyAreTooLongTogether() throws IOException {
            Files.createDirectory(project.resolve(".git"));
            document(project, "12345");
            document(project.resolve("a"), "6789");

            assertEquals(
                    Optional.of("12345\n\n67"),
                    files.ofProject(project.resolve("a"), 7, List.of()));
            assertEquals(Optional.of("123"), files.ofProject(project.resolve("a"), 3, List.of()));
            assertEquals(Optional.empty(), files.ofProject(project.resolve("a"), 0, List.of()));
        }

        @Test
        void mayHoldBytesThatAreNoText() throws IOException {
            Files.write(project.resolve("AGENTS.md"), new byte[] {'a', (byte) 0xff, 'b'});

            assertEquals(Optional.of("a\uFFFDb"), files.ofProject(project, PLENTY, List.of()));
        }

        @Test
        void needNotBeInADirectoryThatExists() {
            assertEquals(
                    Optional.empty(), files.ofProject(temp.resolve("missing"), PLENTY, List.of()));
        }
    }

    @Nested
    class AFileThatTheUserNamed {

        @Test
        void isTrimmed() throws IOException {
            Path file = Files.writeString(temp.resolve("prompt.md"), " be brief\n");

            assertEquals(Either.right("be brief"), files.read(file));
        }

        @Test
        void isRefusedWhenMissing() {
            Path file = temp.resolve("prompt.md");

            assertEquals(Either.left(file + " does not exist"), files.read(file));
        }

        @Test
        void isRefusedWhenBlank() throws IOException {
            Path file = Files.writeString(temp.resolve("prompt.md"), " \n");

            assertEquals(Either.left(file + " is empty"), files.read(file));
        }
    }

    private static void document(Path directory, String text) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("AGENTS.md"), text.getBytes(StandardCharsets.UTF_8));
    }
}
