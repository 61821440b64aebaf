package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.SavedConfig;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class GetUserSavedConfigTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void everySettingThatMayBeShownIsReturned() {
        config.file("model", "m")
                .file("approval_policy", "untrusted")
                .file("sandbox_mode", "workspace-write")
                .file("sandbox_workspace_write.writable_roots", List.of("/data", "relative"))
                .file("sandbox_workspace_write.network_access", true)
                .file("model_reasoning_effort", "high")
                .file("model_reasoning_summary", "concise")
                .file("model_verbosity", "low")
                .file("profile", "fast")
                .file("profiles.fast.model", "small")
                .file("profiles.fast.model_provider", "mine")
                .file("profiles.fast.approval_policy", "never")
                .file("profiles.fast.model_reasoning_effort", "minimal")
                .file("profiles.fast.chatgpt_base_url", "https://example.com");

        assertEquals(
                new SavedConfig(
                        Optional.of(ApprovalPolicy.UNTRUSTED),
                        Optional.of(SandboxMode.WORKSPACE_WRITE),
                        Optional.of(
                                new SavedConfig.WorkspaceWrite(
                                        List.of(Path.of("/data"), Path.of("relative")),
                                        Optional.of(true),
                                        Optional.empty(),
                                        Optional.empty())),
                        Optional.of("m"),
                        Optional.of(ReasoningEffort.HIGH),
                        Optional.of(ReasoningSummary.CONCISE),
                        Optional.of(Verbosity.LOW),
                        Optional.of("fast"),
                        Map.of(
                                "fast",
                                new SavedConfig.Profile(
                                        Optional.of("small"),
                                        Optional.of("mine"),
                                        Optional.of(ApprovalPolicy.NEVER),
                                        Optional.of(ReasoningEffort.MINIMAL),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("https://example.com")))),
                saved());
    }

    @Test
    void anEmptyFileSetsNothing() {
        assertEquals(
                new SavedConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                saved());
    }

    @Test
    void theCommandLineIsIgnored() {
        config.file("model", "saved").commandLine("model", "other");

        assertEquals(Optional.of("saved"), saved().model());
    }

    @Test
    void anInvalidFileIsAnErrorThatNamesTheLine() {
        config.file("model", "m").file("approval_policy", "sometimes");

        assertEquals(
                "expected `untrusted`, `on-failure`, `on-request` or `never`, found \"sometimes\""
                        + " in `approval_policy` (config.toml, line 2)",
                new GetUserSavedConfig(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                config.configurationFile())
                        .handle()
                        .getLeft()
                        .message());
    }

    private SavedConfig saved() {
        return new GetUserSavedConfig(
                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                        config.configurationFile())
                .handle()
                .get();
    }
}
