package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What later versions of codex write into the file: it stops no conversation, and is reported. */
class LaterSettingsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void unknownWordsOfKeysThatTuneGoThrough() {
        config.file("model_reasoning_effort", "xhigh")
                .commandLine("model_verbosity", "terse")
                .file("profiles.p.model_reasoning_effort", "ultra");

        var model =
                config.settings(
                                OptionsFixture.config(
                                        Map.of("model_reasoning_summary", "experimental")))
                        .model();

        assertEquals(Optional.of(new ReasoningEffort("xhigh")), model.effort());
        assertEquals(Optional.of(new Verbosity("terse")), model.verbosity());
        assertEquals(new ReasoningSummary("experimental"), model.summary());
        assertEquals(List.of(), config.settings().notices());
    }

    @Test
    void wordsThatGuardTheUserMustBeKnown() {
        config.file("sandbox_mode", "mostly-read-only");

        assertEquals(
                "expected `read-only`, `workspace-write` or `danger-full-access`, found"
                        + " \"mostly-read-only\" in `sandbox_mode` (config.toml, line 1)",
                config.error().message());
    }

    @Test
    void detailsOfTheApprovalPolicyAreTakenAsTheStrictestWord() {
        config.file("approval_policy.granular.sandbox_approval", false);

        assertEquals(ApprovalPolicy.UNTRUSTED, config.settings().approvalPolicy());
        assertEquals(
                List.of(
                        "`approval_policy` with details is taken as `untrusted`, the strictest"
                                + " policy (config.toml, line 1)."),
                config.settings().notices());
    }

    @Test
    void anotherTableForTheApprovalPolicyIsAnError() {
        config.file("approval_policy.lenient.everything", true);

        assertEquals(
                "expected `untrusted`, `on-failure`, `on-request` or `never`, found a table in"
                        + " `approval_policy` (config.toml, line 1)",
                config.error().message());
    }

    @Test
    void mcpServersOfAnyFormAreAcceptedAndReported() {
        config.file("mcp_servers.docs.url", "https://docs.example/mcp")
                .file("mcp_servers.nit.command", "nit")
                .file("mcp_servers.off.command", "off")
                .file("mcp_servers.off.enabled", false);

        assertEquals(
                List.of(
                        "Basalt does not start MCP servers yet; the model is not offered the tools"
                                + " of `docs`, `nit` (`mcp_servers`, config.toml, line 1)."),
                config.settings().notices());
    }

    @Test
    void unknownKeysAreReportedWithTheirPlace() {
        config.file("features.web_search_request", true)
                .file("otel.environment", "dev")
                .file("history.max_bytes", 1_000)
                .file("tui.notifications", List.of("a"))
                .file("notice.hide_full_access_warning", true)
                .file("projects./home/x.trust_level", "trusted")
                .file("model_providers.other.name", "Other")
                .file("model_providers.other.auth.command", "token")
                .file("profiles.p.personality", "pirate");

        assertEquals(
                List.of(
                        "Configured, but without effect in Basalt: `features` (config.toml, line"
                                + " 1), `otel` (config.toml, line 2). `basalt config` lists all"
                                + " settings."),
                config.settings().notices());
    }

    @Test
    void manyUnknownKeysAreCut() {
        for (int i = 0; i < 10; i++) {
            config.file("key_" + i, i);
        }

        String notice = config.settings().notices().getFirst();

        assertEquals(
                "`key_7` (config.toml, line 8) and 2 more. `basalt config` lists all settings.",
                notice.substring(notice.indexOf("`key_7`")));
    }

    @Test
    void anUnknownKeyOfACallNamesTheCall() {
        assertEquals(
                List.of(
                        "Configured, but without effect in Basalt: `web_search` (argument config)."
                                + " `basalt config` lists all settings."),
                config.settings(OptionsFixture.config(Map.of("web_search", "live"))).notices());
    }

    @Test
    void aStrictUserIsToldTheFirstUnknownKey() {
        config.file("model", "m").file("modle", "m");

        assertEquals(
                Optional.of("unknown key in `modle` (config.toml, line 2)"),
                new FindUnknownKey(config.layers()).handle().map(SettingsError::message));
    }

    @Test
    void aStrictUserIsToldNothingOfKeysThatAreAccepted() {
        config.file("tui.theme", "dark").file("mcp_servers.docs.url", "https://docs.example/mcp");

        assertEquals(Optional.empty(), new FindUnknownKey(config.layers()).handle());
    }

    @Test
    void aProfileMayBeAFileAboveTheTableOfItsName() {
        config.file("profile", "work")
                .file("model", "file")
                .file("profiles.work.model", "table")
                .file("profiles.work.sandbox_mode", "workspace-write")
                .profileFile("work", "model", "own file");

        var settings = config.settings();

        assertEquals("own file", settings.model().name());
        assertEquals("workspace-write", settings.sandboxPolicy().mode().word());
    }

    @Test
    void aProfileMayBeAFileAlone() {
        config.profileFile("work", "model", "own file");

        assertEquals("own file", config.settings(OptionsFixture.profile("work")).model().name());
        assertEquals(
                "-c wins",
                config.commandLine("model", "-c wins")
                        .settings(OptionsFixture.profile("work"))
                        .model()
                        .name());
    }

    @Test
    void theFileOfAProfileIsChecked() {
        config.profileFile("work", "model", 5);

        assertEquals(
                "expected a string, found 5 in `model` (work.config.toml, line 1)",
                config.error(OptionsFixture.profile("work")).message());
    }

    @Test
    void aDefaultOfTheCommandIsBelowTheFile() {
        config.commandDefault("model", "of the command");

        assertEquals("of the command", config.settings().model().name());
        assertEquals("of the file", config.file("model", "of the file").settings().model().name());
        assertEquals(
                "default of the command",
                new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new ConfigFixture().configurationFile(),
                                config.overrides())
                        .joined(ConversationOptions.NONE)
                        .get()
                        .table()
                        .at(List.of("model"))
                        .orElseThrow()
                        .place()
                        .toString());
    }
}
