package dev.basalt.adapter.machine.filesystem.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.Vectors;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.ConversationOptions;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ProjectDocVectorsTest {

    /**
     * Answered otherwise on purpose: documents on the way from the repository's root to the
     * directory add to each other, where the reference takes the deepest or else the root's.
     */
    private static final Map<String, String> OURS =
            Map.of("cwd = a/b with \"sub doc\\n\", git root has a doc", "root doc\n\n\nsub doc\n");

    @TempDir Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theInstructionsAreThoseOfTheReference(String situation, Optional<String> expected)
            throws IOException {
        Path home = Files.createDirectory(temp.resolve("home"));
        Path project = Files.createDirectory(temp.resolve("project"));
        Path directory = arrange(situation, home, project);
        ResolveSettings resolveSettings =
                new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new TomlConfigurationFile(new CodexHome(home, true)),
                                List.of()),
                        new AgentsMdFiles(home),
                        Map.of(),
                        FakeApi.standard(),
                        directory);

        assertEquals(
                Optional.ofNullable(OURS.get(situation)).or(() -> expected),
                resolveSettings.handle(ConversationOptions.NONE).get().instructions().user());
    }

    static Stream<Arguments> cases() {
        return Vectors.cases("project-doc")
                .map(each ->
                        Arguments.of(each.get("situation").asString(), text(each.get("text"))));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node.asString());
    }

    /** Creates the files of a case and returns the directory of the conversation. */
    private static Path arrange(String situation, Path home, Path project) throws IOException {
        return switch (situation) {
            case "no AGENTS.md anywhere" -> repository(project);
            case "AGENTS.md in cwd (git root) = \"root doc\\n\"" ->
                    document(repository(project), "root doc\n");
            case "CODEX_HOME \"glob\\n\" and cwd \"root doc\\n\"" -> {
                document(home, "glob\n");
                yield document(repository(project), "root doc\n");
            }
            case "cwd = a/b without doc, git root has \"root doc\\n\"" -> {
                document(repository(project), "root doc\n");
                yield Files.createDirectories(project.resolve("a/b"));
            }
            case "cwd = a/b with \"sub doc\\n\", git root has a doc" -> {
                document(repository(project), "root doc\n");
                yield document(Files.createDirectories(project.resolve("a/b")), "sub doc\n");
            }
            case "no git repository, parent directory has a doc" -> {
                document(project, "root doc\n");
                yield Files.createDirectories(project.resolve("a"));
            }
            case "agents.md in lower case" -> {
                Files.writeString(project.resolve("agents.md"), "root doc\n");
                yield repository(project);
            }
            case "AGENTS.md is a directory" -> {
                Files.createDirectory(project.resolve("AGENTS.md"));
                yield repository(project);
            }
            case "cwd = a that holds a .git file, parent git root has a doc" -> {
                document(repository(project), "root doc\n");
                Path inner = Files.createDirectories(project.resolve("a"));
                Files.writeString(inner.resolve(".git"), "gitdir: elsewhere\n");
                yield inner;
            }
            case "config key instructions = \"cfg instr\"" -> {
                Files.writeString(home.resolve("config.toml"), "instructions = \"cfg instr\"\n");
                yield repository(project);
            }
            default -> throw new IllegalArgumentException(situation);
        };
    }

    private static Path repository(Path directory) throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        return directory;
    }

    private static Path document(Path directory, String text) throws IOException {
        Files.writeString(directory.resolve("AGENTS.md"), text);
        return directory;
    }
}
