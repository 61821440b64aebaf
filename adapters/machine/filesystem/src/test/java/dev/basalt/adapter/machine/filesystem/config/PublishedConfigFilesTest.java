package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files as people keep them for codex 0.153 and later. None of them stops a conversation. */
class PublishedConfigFilesTest {

    @TempDir Path home;

    @Test
    void aDeveloperWithEverythingSwitchedOn() throws IOException {
        Settings settings =
                settings(
                        """
                        model = "gpt-5.4"
                        model_reasoning_effort = "xhigh"
                        plan_mode_reasoning_effort = "high"
                        model_reasoning_summary = "detailed"
                        model_verbosity = "medium"
                        model_context_window = 400000
                        model_auto_compact_token_limit = 300000
                        personality = "pragmatic"
                        service_tier = "fast"
                        approval_policy = "on-request"
                        approvals_reviewer = "user"
                        sandbox_mode = "workspace-write"
                        web_search = "live"
                        file_opener = "cursor"
                        check_for_update_on_startup = false
                        suppress_unstable_features_warning = true
                        project_doc_fallback_filenames = ["CLAUDE.md", ".cursorrules"]
                        project_root_markers = [".git", ".hg"]
                        notify = ["notify-send", "codex"]

                        [features]
                        unified_exec = true
                        multi_agent = { enabled = true }

                        [tui]
                        notifications = ["agent-turn-complete", "approval-requested"]
                        theme = "catppuccin-mocha"
                        status_line = ["model-with-reasoning", "context-remaining"]

                        [tui.model_availability_nux]
                        "gpt-5.4" = 2

                        [notice]
                        hide_full_access_warning = true

                        [notice.model_migrations]
                        "gpt-5.2" = "gpt-5.4"

                        [history]
                        max_bytes = 104857600

                        [analytics]
                        enabled = false

                        [otel]
                        environment = "dev"
                        exporter = { otlp-http = { endpoint = "https://o.example", protocol = "binary" } }

                        [sandbox_workspace_write]
                        network_access = true
                        writable_roots = ["/home/me/.cache/uv"]

                        [shell_environment_policy]
                        inherit = "all"
                        ignore_default_excludes = true

                        [projects."/home/me/src/app"]
                        trust_level = "trusted"

                        [projects."/home/me/src/old"]
                        trust_level = "untrusted"

                        [mcp_servers.context7]
                        command = "npx"
                        args = ["-y", "@upstash/context7-mcp"]
                        startup_timeout_sec = 20.0

                        [mcp_servers.linear]
                        url = "https://mcp.linear.example/mcp"
                        bearer_token_env_var = "LINEAR_TOKEN"
                        http_headers = { "X-Team" = "a" }
                        enabled_tools = ["search"]

                        [mcp_servers.linear.tools.search]
                        approval_mode = "approve"
                        """);

        assertEquals("xhigh", settings.model().effort().orElseThrow().word());
        assertEquals("workspace-write", settings.sandboxPolicy().mode().word());
        assertEquals(2, settings.notices().size());
        assertEquals(
                "Configured, but without effect in Basalt: `approvals_reviewer` (%1$s, line 11),"
                        + " `personality` (%1$s, line 8), `service_tier` (%1$s, line 9),"
                        + " `web_search` (%1$s, line 13), `project_root_markers` (%1$s, line 18),"
                        + " `features` (%1$s, line 21), `otel` (%1$s, line 45). `basalt config`"
                        + " lists all settings.",
                settings.notices().get(0).replace(home.resolve("config.toml").toString(), "%1$s"));
        assertTrue(settings.notices().get(1).contains("`context7`, `linear`"));
    }

    @Test
    void aGatewayWithProfilesAndItsToken() throws IOException {
        Files.writeString(
                home.resolve("deep.config.toml"),
                """
                model_reasoning_effort = "max"
                developer_instructions = "Think twice."

                [features]
                fast_mode = false
                """);

        Settings settings =
                settings(
                        """
                        profile = "deep"
                        model_provider = "gateway"
                        model = "glm-5"
                        model_reasoning_effort = "none"
                        disable_response_storage = true
                        preferred_auth_method = "apikey"
                        cli_auth_credentials_store = "file"

                        [model_providers.gateway]
                        base_url = "https://gateway.example/v1"
                        wire_api = "responses"
                        experimental_bearer_token = "sk-gateway"
                        supports_websockets = false
                        request_max_retries = 2

                        [model_providers.elsewhere]
                        name = "Elsewhere"
                        base_url = "https://elsewhere.example/v1"
                        wire_api = "responses"

                        [model_providers.elsewhere.auth]
                        command = "print-token"
                        refresh_interval_ms = 300000

                        [profiles.deep]
                        model = "glm-5-deep"
                        personality = "none"
                        """);

        assertEquals("glm-5-deep", settings.model().name());
        assertEquals("max", settings.model().effort().orElseThrow().word());
        assertEquals(Optional.of("Think twice."), settings.instructions().developer());
        assertEquals("gateway", settings.provider().name());
        assertEquals(Optional.of("sk-gateway"), settings.provider().token());
        assertTrue(settings.notices().getFirst().contains("`cli_auth_credentials_store`"));
        assertTrue(settings.notices().stream().noneMatch(notice -> notice.contains("sk-gateway")));
    }

    @Test
    void aCarefulUserWithDetailedApprovals() throws IOException {
        Settings settings =
                settings(
                        """
                        default_permissions = "workspace"

                        [approval_policy.granular]
                        sandbox_approval = true
                        rules = true
                        mcp_elicitations = false
                        request_permissions = true
                        skill_approval = false

                        [permissions.workspace.filesystem]
                        ":project_roots" = "write"

                        [plugins."github@openai-curated"]
                        enabled = true

                        [[skills.config]]
                        path = "/home/me/.agents/skills/review"
                        enabled = false

                        [windows]
                        sandbox = "elevated"
                        """);

        assertEquals("untrusted", settings.approvalPolicy().word());
        assertEquals("read-only", settings.sandboxPolicy().mode().word());
        assertTrue(settings.notices().getFirst().contains("`default_permissions`"));
        assertTrue(settings.notices().getFirst().contains("`permissions`"));
        assertTrue(settings.notices().getLast().contains("strictest"));
    }

    private Settings settings(String config) throws IOException {
        Files.writeString(home.resolve("config.toml"), config);
        return new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new TomlConfigurationFile(new CodexHome(home, true)),
                                List.of()),
                        new AgentsMdFiles(home),
                        Map.of(),
                        FakeApi.standard(),
                        home)
                .handle(ConversationOptions.NONE)
                .get();
    }
}
