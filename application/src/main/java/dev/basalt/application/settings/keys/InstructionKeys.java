package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.COUNT;
import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.PATH;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;

import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.nio.file.Path;
import java.util.List;

/** What the model is instructed with before the conversation begins. */
public final class InstructionKeys {

    private static final Declarations KEYS = new Declarations("instructions", Scope.PROFILE);

    public static final SettingKey<Path> INSTRUCTIONS_FILE =
            KEYS.key("model_instructions_file", PATH)
                    .means(
                            "A file whose text replaces the system prompt, relative to the"
                                    + " directory of the conversation; it is an error if the file"
                                    + " is missing or empty. A key of later versions of codex.");

    /** The name of the same in codex 0.23.0. */
    public static final SettingKey<Path> EXPERIMENTAL_INSTRUCTIONS_FILE =
            KEYS.key("experimental_instructions_file", PATH)
                    .means("The older name of `model_instructions_file`, which takes precedence.");

    public static final SettingKey<String> DEVELOPER_INSTRUCTIONS =
            KEYS.key("developer_instructions", TEXT)
                    .means(
                            "A message with the role `developer` before the conversation; part of"
                                    + " the system prompt where the API has no such role. A key of"
                                    + " later versions of codex.");

    public static final SettingKey<String> COMPACT_PROMPT =
            KEYS.key("compact_prompt", TEXT)
                    .otherwise("Basalt's own")
                    .means(
                            "What the model is asked when a conversation is summarised. A key of"
                                    + " later versions of codex.");

    public static final SettingKey<Path> COMPACT_PROMPT_FILE =
            KEYS.key("experimental_compact_prompt_file", PATH)
                    .means(
                            "A file with the text of `compact_prompt`, which takes precedence;"
                                    + " relative to the directory of the conversation.");

    public static final SettingKey<Boolean> SURROUNDINGS =
            KEYS.key("include_surroundings", FLAG)
                    .byDefault(true)
                    .means(
                            "Tells the model date, operating system, shell and git branch beside"
                                    + " directory and policies, and later what has changed of them;"
                                    + " without it the message has the form of codex 0.23.0.");

    public static final SettingKey<Long> PROJECT_DOC_MAX_BYTES =
            KEYS.key("project_doc_max_bytes", COUNT)
                    .byDefault(32_768L)
                    .means("How many bytes of the project's documents are read in total.");

    public static final SettingKey<List<String>> PROJECT_DOC_FALLBACK_FILENAMES =
            KEYS.key("project_doc_fallback_filenames", listOf(TEXT))
                    .byDefault(List.of())
                    .means(
                            "Names of files that are read in a directory of the project that has no"
                                    + " `AGENTS.md`; the first that exists. A key of later versions"
                                    + " of codex.");

    public static final SettingKey<String> INSTRUCTIONS =
            KEYS.key("instructions", TEXT)
                    .scope(Scope.CALL)
                    .withoutEffect()
                    .means("Without effect in codex, too.");

    public static final KeyGroup GROUP = KEYS.group();

    private InstructionKeys() {}
}
