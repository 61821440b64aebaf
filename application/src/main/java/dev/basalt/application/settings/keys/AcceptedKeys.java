package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.key.SettingTypes.COUNT;
import static dev.basalt.domain.settings.key.SettingTypes.PATH;
import static dev.basalt.domain.settings.key.SettingTypes.SECRET;
import static dev.basalt.domain.settings.key.SettingTypes.TABLE;
import static dev.basalt.domain.settings.key.SettingTypes.TEXT;
import static dev.basalt.domain.settings.key.SettingTypes.entriesOf;
import static dev.basalt.domain.settings.key.SettingTypes.listOf;
import static dev.basalt.domain.settings.key.SettingTypes.oneOf;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.List;

/** Keys of codex whose types are checked, so that one file serves both, and nothing else. */
public final class AcceptedKeys {

    private static final Declarations KEYS = new Declarations("accepted", Scope.CALL);

    static {
        KEYS.key("history.persistence", oneOf(List.of("save-all", "none")))
                .required()
                .byDefault("save-all")
                .withoutEffect()
                .means(
                        "Basalt never writes the message history; front ends do. Required when the"
                                + " table `history` is present.");
        KEYS.key("history.max_bytes", COUNT)
                .withoutEffect()
                .means("The size limit of the message history.");

        SettingKey<ConfigTable> server =
                KEYS.key("mcp_servers.<name>", TABLE)
                        .withoutEffect()
                        .means("An MCP server whose tools codex offers to the model.");
        KEYS.key(server.field("command"), TEXT)
                .required()
                .withoutEffect()
                .means("The program of the server.");
        KEYS.key(server.field("args"), listOf(TEXT))
                .withoutEffect()
                .means("The arguments of the program.");
        KEYS.key(server.field("env"), entriesOf(SECRET))
                .withoutEffect()
                .means("The environment variables of the program.");

        KEYS.key("experimental_resume", PATH)
                .withoutEffect()
                .means("A stored conversation that codex continues.");
    }

    /** Part of a saved profile that front ends may ask for. */
    public static final SettingKey<String> CHATGPT_BASE_URL =
            KEYS.key("chatgpt_base_url", TEXT)
                    .scope(Scope.PROFILE)
                    .byDefault("https://chatgpt.com/backend-api/")
                    .withoutEffect()
                    .means("The address for a command of codex that Basalt does not have.");

    static {
        KEYS.key(
                        "file_opener",
                        oneOf(List.of("vscode", "vscode-insiders", "windsurf", "cursor", "none")))
                .byDefault("vscode")
                .withoutEffect()
                .means("The editor that codex's links to files open.");
        KEYS.key("tui", TABLE).withoutEffect().means("Settings of codex's interactive screen.");
        KEYS.key("responses_originator_header_internal_override", TEXT)
                .byDefault("codex_cli_rs")
                .withoutEffect()
                .means("The name that a client gives itself to OpenAI; Basalt's is fixed.");
    }

    public static final KeyGroup GROUP = KEYS.group();

    private AcceptedKeys() {}
}
