package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which instructions the model gets. */
class InstructionSettingsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void theUsersInstructionsComeBeforeTheProjects() {
        config.instructionFiles(files("mine", "ours"));

        assertEquals(
                Optional.of("mine\n\n--- project-doc ---\n\nours"),
                config.settings().instructions().user());
    }

    @Test
    void theProjectsInstructionsAreAloneWithoutTheUsers() {
        config.instructionFiles(files("", "ours"));

        assertEquals(Optional.of("ours"), config.settings().instructions().user());
    }

    @Test
    void theProjectsInstructionsAreCutAsConfigured() {
        config.instructionFiles(files("", "ours")).file("project_doc_max_bytes", 2);

        assertEquals(Optional.of("ou"), config.settings().instructions().user());
    }

    @Test
    void instructionsFromAFileReplaceTheSystemPrompt() {
        config.instructionFiles(files("", "")).file("experimental_instructions_file", "prompt.md");

        assertEquals(
                Optional.of("text of /srv/prompt.md"), config.settings().instructions().base());
    }

    @Test
    void instructionsFromTheCallReplaceThoseFromTheFile() {
        config.instructionFiles(files("", "")).file("experimental_instructions_file", "missing.md");

        assertEquals(
                Optional.of("be brief"),
                config.settings(OptionsFixture.baseInstructions("be brief")).instructions().base());
    }

    @Test
    void instructionsFromAMissingFileAreAnError() {
        config.file("experimental_instructions_file", "missing.md");

        assertEquals(
                "/srv/missing.md does not exist in `experimental_instructions_file`"
                        + " (config.toml, line 1)",
                config.error().message());
    }

    @Test
    void theNewerNameOfTheFileOfInstructionsTakesPrecedence() {
        config.instructionFiles(files("", ""))
                .file("experimental_instructions_file", "old.md")
                .file("model_instructions_file", "new.md");

        assertEquals(Optional.of("text of /srv/new.md"), config.settings().instructions().base());
    }

    @Test
    void instructionsOfTheDeveloperAreThoseOfTheCallOrOfTheFile() {
        config.file("developer_instructions", "of the file");

        assertEquals(Optional.of("of the file"), config.settings().instructions().developer());
        assertEquals(
                Optional.of("of the call"),
                config.settings(
                                ConversationOptions.NONE.with(
                                        Optional.of("of the call"), Optional.empty()))
                        .instructions()
                        .developer());
    }

    @Test
    void thePromptOfASummaryIsATextOrAFile() {
        config.instructionFiles(files("", "")).file("experimental_compact_prompt_file", "sum.md");

        assertEquals(
                Optional.of("text of /srv/sum.md"), config.settings().instructions().compaction());

        config.file("compact_prompt", "Sum up.");

        assertEquals(Optional.of("Sum up."), config.settings().instructions().compaction());
        assertEquals(
                Optional.of("Be short."),
                config.settings(
                                ConversationOptions.NONE.with(
                                        Optional.empty(), Optional.of("Be short.")))
                        .instructions()
                        .compaction());
    }

    private static InstructionFiles files(String user, String project) {
        return new InstructionFiles() {
            @Override
            public Optional<String> ofUser() {
                return Optional.of(user).filter(text -> !text.isEmpty());
            }

            @Override
            public Optional<String> ofProject(
                    Path directory, long maxBytes, List<String> fallbackNames) {
                return Optional.of(project.substring(0, (int) Math.min(maxBytes, project.length())))
                        .filter(text -> !text.isEmpty());
            }

            @Override
            public Either<String, String> read(Path file) {
                return Either.right("text of " + file);
            }
        };
    }
}
