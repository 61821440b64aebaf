package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.config.ConfigCheck;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.AcceptedKeys;
import dev.basalt.application.settings.keys.ApprovalKeys;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.application.settings.keys.SandboxKeys;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.SavedConfig;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Returns the settings in the configuration file, without other layers. Thread-safe. */
public final class GetUserSavedConfig {

    private final ConfigSchema schema;
    private final ConfigurationFile file;

    public GetUserSavedConfig(ConfigSchema schema, ConfigurationFile file) {
        this.schema = schema;
        this.file = file;
    }

    /** Reads the file; blocks. A file that does not exist has no settings. */
    public Either<SettingsError, SavedConfig> handle() {
        return file.read()
                .flatMap(table ->
                        ConfigCheck.whole(schema, table)
                                .<Either<SettingsError, ConfigTable>>map(Either::left)
                                .orElseGet(() -> Either.right(table)))
                .map(CheckedConfig::new)
                .map(GetUserSavedConfig::saved);
    }

    private static SavedConfig saved(CheckedConfig config) {
        return new SavedConfig(
                config.find(ApprovalKeys.APPROVAL_POLICY),
                config.find(SandboxKeys.SANDBOX_MODE),
                config.find(SandboxKeys.WORKSPACE_WRITE).map(_ -> workspaceWrite(config)),
                config.find(ModelKeys.MODEL),
                config.find(ModelKeys.REASONING_EFFORT),
                config.find(ModelKeys.REASONING_SUMMARY),
                config.find(ModelKeys.VERBOSITY),
                config.find(ProfileKeys.CHOSEN),
                profiles(config));
    }

    private static SavedConfig.WorkspaceWrite workspaceWrite(CheckedConfig config) {
        return new SavedConfig.WorkspaceWrite(
                config.find(SandboxKeys.WRITABLE_ROOTS).orElse(List.of()),
                config.find(SandboxKeys.NETWORK_ACCESS),
                config.find(SandboxKeys.EXCLUDE_TMPDIR_ENV_VAR),
                config.find(SandboxKeys.EXCLUDE_SLASH_TMP));
    }

    private static Map<String, SavedConfig.Profile> profiles(CheckedConfig config) {
        Map<String, SavedConfig.Profile> profiles = new LinkedHashMap<>();
        config.entries(ProfileKeys.PROFILE)
                .forEach((name, profile) -> profiles.put(name, profile(profile)));
        return profiles;
    }

    private static SavedConfig.Profile profile(CheckedConfig profile) {
        return new SavedConfig.Profile(
                profile.find(ModelKeys.MODEL),
                profile.find(ModelKeys.MODEL_PROVIDER),
                profile.find(ApprovalKeys.APPROVAL_POLICY),
                profile.find(ModelKeys.REASONING_EFFORT),
                profile.find(ModelKeys.REASONING_SUMMARY),
                profile.find(ModelKeys.VERBOSITY),
                profile.find(AcceptedKeys.CHATGPT_BASE_URL));
    }
}
