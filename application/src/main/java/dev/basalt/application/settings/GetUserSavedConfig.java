package dev.basalt.application.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.SavedConfig;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what stands in the user's configuration file; no other layer counts, and no default.
 * Thread-safe.
 */
public final class GetUserSavedConfig {

    private final ConfigurationFile file;

    public GetUserSavedConfig(ConfigurationFile file) {
        this.file = file;
    }

    /** Reads the file anew; blocks meanwhile. One that does not exist sets nothing. */
    public Either<SettingsError, SavedConfig> handle() {
        return file.read()
                .flatMap(table ->
                        ConfigCheck.whole(table)
                                .<Either<SettingsError, ConfigTable>>map(Either::left)
                                .orElseGet(() -> Either.right(table)))
                .map(CheckedConfig::new)
                .map(GetUserSavedConfig::saved);
    }

    private static SavedConfig saved(CheckedConfig config) {
        return new SavedConfig(
                approvalPolicy(config),
                config.wordIfSet("sandbox_mode", SandboxMode.values(), SandboxMode::word),
                config.table()
                        .at(List.of("sandbox_workspace_write"))
                        .map(_ -> workspaceWrite(config)),
                config.textIfSet("model"),
                effort(config),
                summary(config),
                verbosity(config),
                config.textIfSet("profile"),
                profiles(config));
    }

    private static SavedConfig.WorkspaceWrite workspaceWrite(CheckedConfig config) {
        return new SavedConfig.WorkspaceWrite(
                config.texts("sandbox_workspace_write.writable_roots").stream()
                        .map(Path::of)
                        .toList(),
                config.flagIfSet("sandbox_workspace_write.network_access"),
                config.flagIfSet("sandbox_workspace_write.exclude_tmpdir_env_var"),
                config.flagIfSet("sandbox_workspace_write.exclude_slash_tmp"));
    }

    private static Map<String, SavedConfig.Profile> profiles(CheckedConfig config) {
        Map<String, SavedConfig.Profile> profiles = new LinkedHashMap<>();
        config.table()
                .at(List.of("profiles"))
                .filter(ConfigTable.class::isInstance)
                .map(ConfigTable.class::cast)
                .ifPresent(tables ->
                        tables.entries()
                                .forEach((name, table) ->
                                        profiles.put(
                                                name,
                                                profile(new CheckedConfig((ConfigTable) table)))));
        return profiles;
    }

    private static SavedConfig.Profile profile(CheckedConfig profile) {
        return new SavedConfig.Profile(
                profile.textIfSet("model"),
                profile.textIfSet("model_provider"),
                approvalPolicy(profile),
                effort(profile),
                summary(profile),
                verbosity(profile),
                profile.textIfSet("chatgpt_base_url"));
    }

    private static Optional<ApprovalPolicy> approvalPolicy(CheckedConfig config) {
        return config.wordIfSet("approval_policy", ApprovalPolicy.values(), ApprovalPolicy::word);
    }

    private static Optional<ReasoningEffort> effort(CheckedConfig config) {
        return config.wordIfSet(
                "model_reasoning_effort", ReasoningEffort.values(), ReasoningEffort::word);
    }

    private static Optional<ReasoningSummary> summary(CheckedConfig config) {
        return config.wordIfSet(
                "model_reasoning_summary", ReasoningSummary.values(), ReasoningSummary::word);
    }

    private static Optional<Verbosity> verbosity(CheckedConfig config) {
        return config.wordIfSet("model_verbosity", Verbosity.values(), Verbosity::word);
    }
}
