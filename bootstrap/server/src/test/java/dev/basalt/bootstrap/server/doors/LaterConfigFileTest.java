package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.NoInstructionFiles;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that codex 0.171.0 accepts with {@code --strict-config} serves Basalt as it is. */
class LaterConfigFileTest {

    private static final Path FILE = Path.of("src/test/resources/codex-0.171/config.toml");

    @TempDir Path home;

    @Test
    void itsSettingsAreFollowed() throws IOException {
        Settings settings = settings(Files.readString(FILE));

        assertEquals("gpt-6.2-sol", settings.model().name());
        assertEquals(Optional.of(new ReasoningEffort("xhigh")), settings.model().effort());
        assertEquals(ApprovalPolicy.ON_REQUEST, settings.approvalPolicy());
        assertEquals(SandboxMode.WORKSPACE_WRITE, settings.sandboxPolicy().mode());
        assertTrue(settings.sandboxPolicy().networkAccess());
        assertEquals(List.of("notify-send", "Codex"), settings.notifyCommand());
        assertEquals(Optional.of("Prefer small commits."), settings.instructions().developer());
    }

    @Test
    void whatHasNoEffectIsSaidOnceAndWhatProtectsTheUserFirst() throws IOException {
        assertEquals(
                List.of(
                        "Configured, but without effect in Basalt: `approvals_reviewer` (FILE, line"
                                + " 13), `hooks` (FILE, line 122), `tools.web_search` (FILE, line"
                                + " 45), `personality` (FILE, line 8), `service_tier` (FILE,"
                                + " line 9), `web_search` (FILE, line 15),"
                                + " `cli_auth_credentials_store` (FILE, line 18),"
                                + " `forced_login_method` (FILE, line 20) and 7 more. `basalt"
                                + " config` lists all settings.",
                        "Basalt does not start MCP servers yet; the model is not offered the tools"
                                + " of `docs` (`mcp_servers`, FILE, line 98)."),
                settings(Files.readString(FILE)).notices().stream()
                        .map(text -> text.replace(home.resolve("config.toml").toString(), "FILE"))
                        .toList());
    }

    @Test
    void aProviderOfItPrintsItsCredential() throws IOException {
        Settings settings =
                settings(
                        Files.readString(FILE),
                        new ConfigOverride(
                                ConfigOverride.pathOf("model_provider"),
                                new ConfigValue.Text("corp", Place.COMMAND_LINE)));

        assertEquals("https://llm.corp.example/v1", settings.provider().baseUrl());
        assertEquals("responses", settings.provider().wireApi());
        assertEquals(
                List.of("/usr/local/bin/fetch-token", "--audience", "codex"),
                settings.provider().tokenCommand().orElseThrow().argv());
    }

    /** Words that a still later version may write for what tunes the model or the screen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_reasoning_effort = \"xhigh\"   | model_reasoning_effort = \"boundless\"",
                "model_reasoning_summary = \"detailed\" | model_reasoning_summary = \"poetic\"",
                "model_verbosity = \"low\"            | model_verbosity = \"terse\"",
                "personality = \"pragmatic\"          | personality = 7",
                "web_search = \"live\"                | web_search = { mode = \"deep\" }",
                "persistence = \"save-all\"           | persistence = \"vault\"",
                "trust_level = \"trusted\"            | trust_level = \"mostly\"",
                "notification_method = \"osc9\"       | notification_method = { kind = \"bell\" }",
                "approval_mode = \"approve\"          | approval_mode = [\"ask\", \"twice\"]",
                "exporter = \"none\"                  | exporter = { otlp-quic = { } }",
            })
    void laterWordsStopNoConversation(String today, String later) throws IOException {
        String file = Files.readString(FILE);
        assertTrue(file.contains(today), today);

        assertEquals("gpt-6.2-sol", settings(file.replace(today, later)).model().name());
    }

    private Settings settings(String file, ConfigOverride... overrides) throws IOException {
        Files.writeString(home.resolve("config.toml"), file);
        return new ResolveSettings(
                        new ConfigLayers(
                                KnownKeys.SCHEMA,
                                new TomlConfigurationFile(new CodexHome(home, true)),
                                List.of(overrides)),
                        new NoInstructionFiles(),
                        Map.of(),
                        FakeApi.standard(),
                        home)
                .handle(ConversationOptions.NONE)
                .get();
    }
}
