package dev.basalt.domain.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxMode;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wrote into the configuration file, as far as it can be shown: no provider, no
 * secret. What the file does not set is empty.
 *
 * @param profiles by name, in the order of the file
 */
public record SavedConfig(
        Optional<ApprovalPolicy> approvalPolicy,
        Optional<SandboxMode> sandboxMode,
        Optional<WorkspaceWrite> workspaceWrite,
        Optional<String> model,
        Optional<ReasoningEffort> effort,
        Optional<ReasoningSummary> summary,
        Optional<Verbosity> verbosity,
        Optional<String> profile,
        Map<String, Profile> profiles) {

    public SavedConfig {
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    }

    /** The table {@code sandbox_workspace_write}; its paths stand as they were written. */
    public record WorkspaceWrite(
            List<Path> writableRoots,
            Optional<Boolean> networkAccess,
            Optional<Boolean> excludeTmpdirEnvVar,
            Optional<Boolean> excludeSlashTmp) {

        public WorkspaceWrite {
            writableRoots = List.copyOf(writableRoots);
        }
    }

    /** A table of {@code profiles}. */
    public record Profile(
            Optional<String> model,
            Optional<String> modelProvider,
            Optional<ApprovalPolicy> approvalPolicy,
            Optional<ReasoningEffort> effort,
            Optional<ReasoningSummary> summary,
            Optional<Verbosity> verbosity,
            Optional<String> chatgptBaseUrl) {}
}
