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
 * @param developerInstructions a message of the role {@code developer} before the conversation
 * @param compactPrompt what the model is asked when the conversation is summarised
 */
public record ConversationOptions(
        Optional<String> model,
        Optional<String> profile,
        Optional<Path> directory,
        Optional<ApprovalPolicy> approvalPolicy,
        Optional<SandboxMode> sandboxMode,
        Map<String, Object> config,
        Optional<String> baseInstructions,
        Optional<String> developerInstructions,
        Optional<String> compactPrompt,
        Optional<Boolean> planTool,
        Optional<Boolean> applyPatchTool) {

    /** Returns the same requests, with instructions of the program that uses the agent. */
    public ConversationOptions with(Optional<String> developer, Optional<String> compaction) {
        return new ConversationOptions(
                model,
                profile,
                directory,
                approvalPolicy,
                sandboxMode,
                config,
                baseInstructions,
                developer,
                compaction,
                planTool,
                applyPatchTool);
    }

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
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Requests without instructions of the program that uses the agent. */
    public ConversationOptions(
            Optional<String> model,
            Optional<String> profile,
            Optional<Path> directory,
            Optional<ApprovalPolicy> approvalPolicy,
            Optional<SandboxMode> sandboxMode,
            Map<String, Object> config,
            Optional<String> baseInstructions,
            Optional<Boolean> planTool,
            Optional<Boolean> applyPatchTool) {
        this(
                model,
                profile,
                directory,
                approvalPolicy,
                sandboxMode,
                config,
                baseInstructions,
                Optional.empty(),
                Optional.empty(),
                planTool,
                applyPatchTool);
    }

    public ConversationOptions {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
