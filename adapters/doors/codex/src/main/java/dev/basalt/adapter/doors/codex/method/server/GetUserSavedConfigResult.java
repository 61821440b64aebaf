package dev.basalt.adapter.doors.codex.method.server;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.SavedConfig;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Result of {@code getUserSavedConfig}: the settings in the user's config.toml. */
public record GetUserSavedConfigResult(UserSavedConfig config) {

    public static GetUserSavedConfigResult of(SavedConfig saved) {
        return new GetUserSavedConfigResult(UserSavedConfig.of(saved));
    }

    /**
     * The settings of the file; what it does not set is absent.
     *
     * @param profiles by name, possibly empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UserSavedConfig(
            @Nullable ApprovalPolicy approvalPolicy,
            @Nullable SandboxMode sandboxMode,
            @Nullable SandboxSettings sandboxSettings,
            @Nullable String model,
            @Nullable ReasoningEffort modelReasoningEffort,
            @Nullable ReasoningSummary modelReasoningSummary,
            @Nullable Verbosity modelVerbosity,
            @Nullable String profile,
            Map<String, Profile> profiles) {

        static UserSavedConfig of(SavedConfig saved) {
            Map<String, Profile> profiles = new LinkedHashMap<>();
            saved.profiles().forEach((name, profile) -> profiles.put(name, Profile.of(profile)));
            return new UserSavedConfig(
                    saved.approvalPolicy().orElse(null),
                    saved.sandboxMode().orElse(null),
                    saved.workspaceWrite().map(SandboxSettings::of).orElse(null),
                    saved.model().orElse(null),
                    saved.effort().orElse(null),
                    saved.summary().orElse(null),
                    saved.verbosity().orElse(null),
                    saved.profile().orElse(null),
                    profiles);
        }
    }

    /** The table {@code sandbox_workspace_write}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SandboxSettings(
            List<Path> writableRoots,
            @Nullable Boolean networkAccess,
            @Nullable Boolean excludeTmpdirEnvVar,
            @Nullable Boolean excludeSlashTmp) {

        static SandboxSettings of(SavedConfig.WorkspaceWrite saved) {
            return new SandboxSettings(
                    saved.writableRoots(),
                    saved.networkAccess().orElse(null),
                    saved.excludeTmpdirEnvVar().orElse(null),
                    saved.excludeSlashTmp().orElse(null));
        }
    }

    /** A profile; what it does not set is null. */
    public record Profile(
            @Nullable String model,
            @Nullable String modelProvider,
            @Nullable ApprovalPolicy approvalPolicy,
            @Nullable ReasoningEffort modelReasoningEffort,
            @Nullable ReasoningSummary modelReasoningSummary,
            @Nullable Verbosity modelVerbosity,
            @Nullable String chatgptBaseUrl) {

        static Profile of(SavedConfig.Profile saved) {
            return new Profile(
                    saved.model().orElse(null),
                    saved.modelProvider().orElse(null),
                    saved.approvalPolicy().orElse(null),
                    saved.effort().orElse(null),
                    saved.summary().orElse(null),
                    saved.verbosity().orElse(null),
                    saved.chatgptBaseUrl().orElse(null));
        }
    }
}
