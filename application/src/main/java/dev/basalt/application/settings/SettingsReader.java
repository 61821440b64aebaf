package dev.basalt.application.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;
import dev.basalt.domain.settings.ShellEnvironmentPolicy.Inherit;

import java.nio.file.Path;

/** Gives the joined layers their types. */
final class SettingsReader {

    private final CheckedConfig config;
    private final Path directory;

    /**
     * @param directory of the conversation; relative paths are taken from it
     */
    SettingsReader(CheckedConfig config, Path directory) {
        this.config = config;
        this.directory = directory;
    }

    Settings read(
            ConversationOptions options,
            ProviderSettings provider,
            AccountSettings account,
            Settings.Instructions instructions) {
        return new Settings(
                directory,
                model(),
                provider,
                account,
                config.word("approval_policy", ApprovalPolicy.values(), ApprovalPolicy::word),
                sandboxPolicy(),
                sandboxChoice(),
                shellEnvironment(),
                instructions,
                new Settings.Tools(options.planTool().orElse(false), options.applyPatchTool()),
                new Settings.Visibility(
                        config.flag("hide_agent_reasoning"),
                        config.flag("show_raw_agent_reasoning")),
                config.flag("disable_response_storage"),
                config.texts("notify"));
    }

    private Settings.ModelChoice model() {
        return new Settings.ModelChoice(
                config.text("model"),
                config.wordIfSet(
                        "model_reasoning_effort", ReasoningEffort.values(), ReasoningEffort::word),
                config.word(
                        "model_reasoning_summary",
                        ReasoningSummary.values(),
                        ReasoningSummary::word),
                config.wordIfSet("model_verbosity", Verbosity.values(), Verbosity::word),
                config.flag("model_supports_reasoning_summaries"),
                config.countIfSet("model_context_window"),
                config.countIfSet("model_max_output_tokens"),
                config.countIfSet("model_auto_compact_token_limit"));
    }

    private SandboxPolicy sandboxPolicy() {
        return switch (config.word("sandbox_mode", SandboxMode.values(), SandboxMode::word)) {
            case READ_ONLY -> new SandboxPolicy.ReadOnly();
            case DANGER_FULL_ACCESS -> new SandboxPolicy.DangerFullAccess();
            case WORKSPACE_WRITE ->
                    new SandboxPolicy.WorkspaceWrite(
                            config.texts("sandbox_workspace_write.writable_roots").stream()
                                    .map(root -> directory.resolve(root).normalize())
                                    .toList(),
                            config.flag("sandbox_workspace_write.network_access"),
                            config.flag("sandbox_workspace_write.exclude_tmpdir_env_var"),
                            config.flag("sandbox_workspace_write.exclude_slash_tmp"));
        };
    }

    private SandboxChoice sandboxChoice() {
        return new SandboxChoice(
                config.word("sandbox_backend", SandboxBackend.values(), SandboxBackend::word),
                config.textIfSet("codex_linux_sandbox_exe").map(directory::resolve));
    }

    private ShellEnvironmentPolicy shellEnvironment() {
        return new ShellEnvironmentPolicy(
                config.word("shell_environment_policy.inherit", Inherit.values(), Inherit::word),
                config.flag("shell_environment_policy.ignore_default_excludes"),
                config.texts("shell_environment_policy.exclude"),
                config.textMap("shell_environment_policy.set"),
                config.texts("shell_environment_policy.include_only"));
    }
}
