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
 * The contents of the configuration file that may be shown: no providers, no secrets. A setting
 * that the file does not have is empty.
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

    /** The table {@code sandbox_workspace_write}; its paths are those of the file. */
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
