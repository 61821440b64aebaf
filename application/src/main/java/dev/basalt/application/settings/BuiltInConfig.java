package dev.basalt.application.settings;

import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import java.util.List;

/** The lowest layer: what is in force when nothing is configured (codex 0.23.0 compatibility). */
final class BuiltInConfig {

    static final ConfigTable TABLE = table();

    private BuiltInConfig() {}

    private static ConfigTable table() {
        ConfigTable table = ConfigTable.empty(Place.BUILT_IN);
        for (ConfigOverride setting : settings()) {
            table = table.with(setting.path(), setting.value());
        }
        return table;
    }

    private static List<ConfigOverride> settings() {
        return List.of(
                text("model", "gpt-5"),
                text("model_provider", "openai"),
                text("model_reasoning_effort", "medium"),
                text("model_reasoning_summary", "auto"),
                flag("model_supports_reasoning_summaries", false),
                text("approval_policy", "on-request"),
                text("sandbox_mode", "read-only"),
                text("sandbox_backend", "auto"),
                nothing("sandbox_workspace_write.writable_roots"),
                flag("sandbox_workspace_write.network_access", false),
                flag("sandbox_workspace_write.exclude_tmpdir_env_var", false),
                flag("sandbox_workspace_write.exclude_slash_tmp", false),
                text("shell_environment_policy.inherit", "all"),
                flag("shell_environment_policy.ignore_default_excludes", false),
                nothing("shell_environment_policy.exclude"),
                nothing("shell_environment_policy.include_only"),
                flag("shell_environment_policy.experimental_use_profile", false),
                flag("disable_response_storage", false),
                flag("hide_agent_reasoning", false),
                flag("show_raw_agent_reasoning", false),
                count("project_doc_max_bytes", 32_768),
                flag("tools.view_image", true),
                nothing("notify"),
                text("chatgpt_base_url", "https://chatgpt.com/backend-api/"),
                text("preferred_auth_method", "chatgpt"),
                text("sign_in.issuer", "https://auth.openai.com"),
                text("sign_in.client_id", "app_EMoamEEZ73f0CkXaXp7hrann"),
                setting(
                        "sign_in.callback_ports",
                        new ConfigValue.Sequence(
                                List.of(new ConfigValue.Whole(1455, Place.BUILT_IN)),
                                Place.BUILT_IN)),
                text("auth_status_notification", "authStatusChange"),
                text("elicitation_shape", "codex-0.23"),
                text("history.persistence", "save-all"),
                text("file_opener", "vscode"),
                text("responses_originator_header_internal_override", "codex_cli_rs"));
    }

    private static ConfigOverride text(String key, String value) {
        return setting(key, new ConfigValue.Text(value, Place.BUILT_IN));
    }

    private static ConfigOverride flag(String key, boolean value) {
        return setting(key, new ConfigValue.Truth(value, Place.BUILT_IN));
    }

    private static ConfigOverride count(String key, long value) {
        return setting(key, new ConfigValue.Whole(value, Place.BUILT_IN));
    }

    private static ConfigOverride nothing(String key) {
        return setting(key, new ConfigValue.Sequence(List.of(), Place.BUILT_IN));
    }

    private static ConfigOverride setting(String key, ConfigValue value) {
        return new ConfigOverride(ConfigOverride.pathOf(key), value);
    }
}
