package dev.basalt.domain.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the call that starts a conversation requests; it overrides the configuration.
 *
 * @param directory as given; a relative path is resolved against the server's directory
 * @param config settings: dotted keys with plain values (String, Long, Double, Boolean, List, Map;
 *     null means absent)
 * @param baseInstructions replaces the system prompt
 */
public record ConversationOptions(
        Optional<String> model,
        Optional<String> profile,
        Optional<Path> directory,
        Optional<ApprovalPolicy> approvalPolicy,
        Optional<SandboxMode> sandboxMode,
        Map<String, Object> config,
        Optional<String> baseInstructions,
        Optional<Boolean> planTool,
        Optional<Boolean> applyPatchTool) {

    /** No requests: everything as configured. */
    public static final ConversationOptions NONE =
            new ConversationOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public ConversationOptions {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
