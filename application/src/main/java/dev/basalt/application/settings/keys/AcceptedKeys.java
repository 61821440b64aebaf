package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.ANY;
import static dev.basalt.domain.settings.type.SettingTypes.ANY_SECRET;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/**
 * Keys of codex with which Basalt does nothing, so that one file serves both. Their values are not
 * checked. Those that no user of a server misses are declared here; any other key is reported when
 * a conversation begins.
 */
public final class AcceptedKeys {

    private static final Declarations KEYS = new Declarations("accepted", Scope.CALL);

    static {
        KEYS.key("history", ANY)
                .withoutEffect()
                .means("Basalt never writes the message history; front ends do.");
    }

    /** Reported when it has entries: the model misses their tools. */
    public static final SettingKey<ConfigValue> MCP_SERVERS =
            KEYS.key("mcp_servers", ANY_SECRET)
                    .withoutEffect()
                    .means(
                            "MCP servers whose tools codex offers to the model. Basalt does not"
                                    + " start them yet, and says so when a conversation begins.");

    /** Part of a saved profile that front ends may ask for. */
    public static final SettingKey<String> CHATGPT_BASE_URL =
            KEYS.key("chatgpt_base_url", TEXT)
                    .scope(Scope.PROFILE)
                    .byDefault("https://chatgpt.com/backend-api/")
                    .withoutEffect()
                    .means("The address for a command of codex that Basalt does not have.");

    static {
        inert("experimental_resume", "A stored conversation that codex continues.");
        inert("file_opener", "The editor that codex's links to files open.");
        inert("tui", "Settings of codex's interactive screen.");
        inert("notice", "Which hints codex's screens have shown.");
        inert("plan_mode_reasoning_effort", "For a mode of codex's interactive screen.");
        inert("review_model", "For a command of codex that Basalt does not have.");
        inert("check_for_update_on_startup", "Whether codex looks for new versions of itself.");
        inert("disable_paste_burst", "For codex's interactive screen.");
        inert("suppress_unstable_features_warning", "Hides a warning of codex.");
        inert("windows", "Settings of codex on Windows.");
        inert("windows_wsl_setup_acknowledged", "For codex's interactive screen on Windows.");
        inert("audio", "Devices of codex's voice mode.");
        inert("realtime", "Settings of codex's voice mode.");
        inert("desktop", "Settings of codex's desktop program.");
        inert("memories", "Notes that codex keeps between conversations.");
        inert("plugins", "Extensions of codex.");
        inert("mcp_oauth_credentials_store", "For the sign-in of `mcp_servers`.");
        inert("analytics", "What codex reports of its use; Basalt reports nothing.");
        inert("feedback", "Feedback that users send from codex; Basalt sends none.");
        inert(
                "responses_originator_header_internal_override",
                "The name that a client gives itself to OpenAI; Basalt's is fixed.");
    }

    public static final KeyGroup GROUP = KEYS.group();

    private AcceptedKeys() {}

    private static void inert(String name, String meaning) {
        KEYS.key(name, ANY).withoutEffect().means(meaning);
    }
}
