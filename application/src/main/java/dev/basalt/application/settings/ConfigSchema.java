package dev.basalt.application.settings;

import static dev.basalt.application.settings.SettingType.Plain.COUNT;
import static dev.basalt.application.settings.SettingType.Plain.FLAG;
import static dev.basalt.application.settings.SettingType.Plain.PATH;
import static dev.basalt.application.settings.SettingType.Plain.SECRET;
import static dev.basalt.application.settings.SettingType.Plain.TEXT;

import dev.basalt.application.settings.SettingType.Entries;
import dev.basalt.application.settings.SettingType.Fields;
import dev.basalt.application.settings.SettingType.Items;
import dev.basalt.application.settings.SettingType.Words;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ElicitationShape;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.StatusNotification;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ShellEnvironmentPolicy.Inherit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every key that Basalt knows, with its type: those of codex 0.23.0's configuration and our own.
 */
final class ConfigSchema {

    private static final Items TEXTS = new Items(TEXT);

    /** Where tokens are sent: nothing that a call or a profile could change. */
    static final String SIGN_IN = "sign_in";

    /** What a profile may set: what makes sense for one conversation. */
    static final Fields PROFILE = fields(conversationKeys());

    /** The whole configuration. */
    static final Fields ROOT = fields(allKeys());

    private ConfigSchema() {}

    private static Map<String, SettingType> conversationKeys() {
        Map<String, SettingType> keys = new LinkedHashMap<>();
        keys.put("model", TEXT);
        keys.put("model_provider", TEXT);
        keys.put("model_context_window", COUNT);
        keys.put("model_max_output_tokens", COUNT);
        keys.put("model_auto_compact_token_limit", COUNT);
        keys.put("model_reasoning_effort", words(ReasoningEffort.values(), ReasoningEffort::word));
        keys.put(
                "model_reasoning_summary",
                words(ReasoningSummary.values(), ReasoningSummary::word));
        keys.put("model_supports_reasoning_summaries", FLAG);
        keys.put("model_verbosity", words(Verbosity.values(), Verbosity::word));
        keys.put("approval_policy", words(ApprovalPolicy.values(), ApprovalPolicy::word));
        keys.put("sandbox_mode", words(SandboxMode.values(), SandboxMode::word));
        keys.put("sandbox_backend", words(SandboxBackend.values(), SandboxBackend::word));
        keys.put("codex_linux_sandbox_exe", PATH);
        keys.put(
                "sandbox_workspace_write",
                fields(
                        Map.of(
                                "writable_roots", new Items(PATH),
                                "network_access", FLAG,
                                "exclude_tmpdir_env_var", FLAG,
                                "exclude_slash_tmp", FLAG)));
        keys.put(
                "shell_environment_policy",
                fields(
                        Map.of(
                                "inherit", words(Inherit.values(), Inherit::word),
                                "ignore_default_excludes", FLAG,
                                "exclude", TEXTS,
                                "set", new Entries(SECRET),
                                "include_only", TEXTS,
                                "experimental_use_profile", FLAG)));
        keys.put("disable_response_storage", FLAG);
        keys.put("hide_agent_reasoning", FLAG);
        keys.put("show_raw_agent_reasoning", FLAG);
        keys.put("experimental_instructions_file", PATH);
        keys.put("project_doc_max_bytes", COUNT);
        keys.put("tools", fields(Map.of("view_image", FLAG)));
        keys.put("notify", TEXTS);
        keys.put("chatgpt_base_url", TEXT);
        return keys;
    }

    private static Map<String, SettingType> allKeys() {
        Map<String, SettingType> keys = new LinkedHashMap<>(conversationKeys());
        keys.put("profile", TEXT);
        keys.put("profiles", new Entries(PROFILE));
        keys.put("model_providers", new Entries(modelProvider()));
        keys.put("mcp_servers", new Entries(mcpServer()));
        keys.put("preferred_auth_method", words(AuthMode.values(), AuthMode::word));
        keys.put(
                SIGN_IN,
                fields(
                        Map.of(
                                "issuer", TEXT,
                                "client_id", TEXT,
                                "callback_ports", new Items(COUNT))));
        keys.put(
                "auth_status_notification",
                words(StatusNotification.values(), StatusNotification::word));
        keys.put("elicitation_shape", words(ElicitationShape.values(), ElicitationShape::word));
        keys.put(
                "history",
                new Fields(
                        Map.of("persistence", words("save-all", "none"), "max_bytes", COUNT),
                        Set.of("persistence")));
        keys.put("file_opener", words("vscode", "vscode-insiders", "windsurf", "cursor", "none"));
        keys.put("tui", fields(Map.of()));
        keys.put("instructions", TEXT);
        keys.put("experimental_resume", PATH);
        keys.put("responses_originator_header_internal_override", TEXT);
        keys.put("projects", new Entries(fields(Map.of("trust_level", TEXT))));
        return keys;
    }

    private static Fields modelProvider() {
        Map<String, SettingType> keys = new LinkedHashMap<>();
        keys.put("name", TEXT);
        keys.put("base_url", TEXT);
        keys.put("env_key", TEXT);
        keys.put("env_key_instructions", TEXT);
        // which words there are depends on the adapters
        keys.put("wire_api", TEXT);
        keys.put("query_params", new Entries(SECRET));
        keys.put("http_headers", new Entries(SECRET));
        keys.put("env_http_headers", new Entries(TEXT));
        keys.put("request_max_retries", COUNT);
        keys.put("stream_max_retries", COUNT);
        keys.put("stream_idle_timeout_ms", COUNT);
        keys.put("requires_openai_auth", FLAG);
        return new Fields(keys, Set.of("name"));
    }

    private static Fields mcpServer() {
        return new Fields(
                Map.of("command", TEXT, "args", TEXTS, "env", new Entries(SECRET)),
                Set.of("command"));
    }

    private static Fields fields(Map<String, SettingType> known) {
        return new Fields(known, Set.of());
    }

    private static Words words(String... words) {
        return new Words(Stream.of(words).toList());
    }

    private static <E extends Enum<E>> Words words(E[] values, Function<E, String> word) {
        return new Words(Stream.of(values).map(word).toList());
    }
}
