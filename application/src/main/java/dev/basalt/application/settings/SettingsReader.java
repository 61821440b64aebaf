package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ApprovalKeys;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.NotifyKeys;
import dev.basalt.application.settings.keys.SandboxKeys;
import dev.basalt.application.settings.keys.ShellEnvironmentKeys;
import dev.basalt.application.settings.keys.ToolKeys;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;
import dev.basalt.domain.settings.key.SettingKey;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the settings of a conversation from the joined layers. */
final class SettingsReader {

    private final CheckedConfig config;
    private final Path directory;

    /**
     * @param directory of the conversation; relative paths are resolved against it
     */
    SettingsReader(CheckedConfig config, Path directory) {
        this.config = config;
        this.directory = directory;
    }

    Settings read(
            ConversationOptions options,
            ProviderSettings provider,
            AccountSettings account,
            Settings.Instructions instructions,
            List<String> notices) {
        return new Settings(
                directory,
                model(),
                provider,
                account,
                config.get(ApprovalKeys.APPROVAL_POLICY),
                sandboxPolicy(),
                sandboxChoice(),
                shellEnvironment(),
                instructions,
                new Settings.Tools(
                        options.planTool().orElse(false),
                        options.applyPatchTool(),
                        config.get(ToolKeys.VIEW_IMAGE),
                        config.get(ToolKeys.OUTPUT_FORMAT),
                        config.get(ToolKeys.BACKGROUND_COMMANDS)),
                new Settings.Visibility(
                        config.get(ModelKeys.HIDE_AGENT_REASONING),
                        config.get(ModelKeys.SHOW_RAW_AGENT_REASONING)),
                config.get(ModelKeys.DISABLE_RESPONSE_STORAGE),
                config.get(NotifyKeys.NOTIFY),
                notices);
    }

    private Settings.ModelChoice model() {
        return new Settings.ModelChoice(
                config.get(ModelKeys.MODEL),
                config.find(ModelKeys.REASONING_EFFORT),
                config.get(ModelKeys.REASONING_SUMMARY),
                config.find(ModelKeys.VERBOSITY),
                config.get(ModelKeys.SUPPORTS_REASONING_SUMMARIES),
                tokens(ModelKeys.CONTEXT_WINDOW),
                tokens(ModelKeys.MAX_OUTPUT_TOKENS),
                tokens(ModelKeys.AUTO_COMPACT_TOKEN_LIMIT),
                config.get(ModelKeys.PROMPT_CACHE_TTL),
                ModelOverrides.of(config));
    }

    private OptionalLong tokens(SettingKey<Long> key) {
        return config.find(key).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private SandboxPolicy sandboxPolicy() {
        return switch (config.get(SandboxKeys.SANDBOX_MODE)) {
            case READ_ONLY -> new SandboxPolicy.ReadOnly();
            case DANGER_FULL_ACCESS -> new SandboxPolicy.DangerFullAccess();
            case WORKSPACE_WRITE ->
                    new SandboxPolicy.WorkspaceWrite(
                            config.get(SandboxKeys.WRITABLE_ROOTS).stream()
                                    .map(root -> directory.resolve(root).normalize())
                                    .toList(),
                            config.get(SandboxKeys.NETWORK_ACCESS),
                            config.get(SandboxKeys.EXCLUDE_TMPDIR_ENV_VAR),
                            config.get(SandboxKeys.EXCLUDE_SLASH_TMP));
        };
    }

    private SandboxChoice sandboxChoice() {
        return new SandboxChoice(
                config.get(SandboxKeys.BACKEND),
                config.find(SandboxKeys.LINUX_SANDBOX_EXE).map(directory::resolve));
    }

    private ShellEnvironmentPolicy shellEnvironment() {
        return new ShellEnvironmentPolicy(
                config.get(ShellEnvironmentKeys.INHERIT),
                config.get(ShellEnvironmentKeys.IGNORE_DEFAULT_EXCLUDES),
                config.get(ShellEnvironmentKeys.EXCLUDE),
                config.find(ShellEnvironmentKeys.SET).orElse(Map.of()),
                config.get(ShellEnvironmentKeys.INCLUDE_ONLY));
    }
}
