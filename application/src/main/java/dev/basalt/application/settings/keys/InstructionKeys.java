package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.key.SettingTypes.COUNT;
import static dev.basalt.domain.settings.key.SettingTypes.PATH;
import static dev.basalt.domain.settings.key.SettingTypes.TEXT;

import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.nio.file.Path;

/** What the model is instructed with before the conversation begins. */
public final class InstructionKeys {

    private static final Declarations KEYS = new Declarations("instructions", Scope.PROFILE);

    public static final SettingKey<Path> INSTRUCTIONS_FILE =
            KEYS.key("experimental_instructions_file", PATH)
                    .means(
                            "A file whose text replaces the system prompt, relative to the"
                                    + " directory of the conversation; it is an error if the file"
                                    + " is missing or empty.");

    public static final SettingKey<Long> PROJECT_DOC_MAX_BYTES =
            KEYS.key("project_doc_max_bytes", COUNT)
                    .byDefault(32_768L)
                    .means("How many bytes of the project's documents are read in total.");

    public static final SettingKey<String> INSTRUCTIONS =
            KEYS.key("instructions", TEXT)
                    .scope(Scope.CALL)
                    .withoutEffect()
                    .means("Without effect in codex, too.");

    public static final KeyGroup GROUP = KEYS.group();

    private InstructionKeys() {}
}
