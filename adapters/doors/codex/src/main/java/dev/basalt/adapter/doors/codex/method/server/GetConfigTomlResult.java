package dev.basalt.adapter.doors.codex.method.server;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.SavedConfig;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Result of {@code getConfigToml}. A setting that the file does not have is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GetConfigTomlResult(
        @Nullable ApprovalPolicy approvalPolicy,
        @Nullable SandboxMode sandboxMode,
        @Nullable ReasoningEffort modelReasoningEffort,
        @Nullable String profile,
        Map<String, ConfigProfile> profiles) {

    public static GetConfigTomlResult of(SavedConfig saved) {
        Map<String, ConfigProfile> profiles = new LinkedHashMap<>();
        saved.profiles().forEach((name, profile) -> profiles.put(name, ConfigProfile.of(profile)));
        return new GetConfigTomlResult(
                saved.approvalPolicy().orElse(null),
                saved.sandboxMode().orElse(null),
                saved.effort().orElse(null),
                saved.profile().orElse(null),
                profiles);
    }

    /** A profile; what it does not set is null. */
    public record ConfigProfile(
            @Nullable String model,
            @Nullable ApprovalPolicy approvalPolicy,
            @Nullable ReasoningEffort modelReasoningEffort) {

        static ConfigProfile of(SavedConfig.Profile saved) {
            return new ConfigProfile(
                    saved.model().orElse(null),
                    saved.approvalPolicy().orElse(null),
                    saved.effort().orElse(null));
        }
    }
}
