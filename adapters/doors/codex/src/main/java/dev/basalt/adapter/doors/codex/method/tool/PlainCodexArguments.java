package dev.basalt.adapter.doors.codex.method.tool;

import dev.basalt.adapter.doors.codex.json.ProperText;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the arguments of the tool {@code codex} as most hosts send them: valid, under their first
 * names, without {@code config}. The mapper, which knows every form and says what is wrong with the
 * others, costs the first call of a process a tenth of a second.
 */
public final class PlainCodexArguments {

    private @Nullable String prompt;
    private @Nullable String model;
    private @Nullable String profile;
    private @Nullable Path cwd;
    private @Nullable ApprovalPolicy approvalPolicy;
    private @Nullable SandboxMode sandbox;
    private @Nullable String baseInstructions;
    private @Nullable String developerInstructions;

    private PlainCodexArguments() {}

    /** Returns the arguments; empty when they are for the mapper to read. */
    public static Optional<CodexToolCallParam> read(RawJson arguments) {
        var members = arguments.members();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        var read = new PlainCodexArguments();
        for (Map.Entry<String, RawJson> member : members.get().entrySet()) {
            String text = member.getValue().string().orElse(null);
            if (text == null || !read.accepts(member.getKey(), ProperText.of(text))) {
                return Optional.empty();
            }
        }
        return read.arguments();
    }

    private boolean accepts(String name, String text) {
        switch (name) {
            case "prompt" -> prompt = text;
            case "model" -> model = text;
            case "profile" -> profile = text;
            case "base-instructions" -> baseInstructions = text;
            case "developer-instructions" -> developerInstructions = text;
            case "cwd" -> {
                if (text.indexOf('\0') >= 0) {
                    return false;
                }
                cwd = Path.of(text);
            }
            case "approval-policy" -> {
                approvalPolicy = policy(text);
                return approvalPolicy != null;
            }
            case "sandbox" -> {
                sandbox = mode(text);
                return sandbox != null;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Optional<CodexToolCallParam> arguments() {
        return prompt == null
                ? Optional.empty()
                : Optional.of(
                        new CodexToolCallParam(
                                prompt,
                                model,
                                profile,
                                cwd,
                                approvalPolicy,
                                sandbox,
                                null,
                                baseInstructions,
                                developerInstructions,
                                null,
                                null));
    }

    private static @Nullable ApprovalPolicy policy(String word) {
        for (ApprovalPolicy policy : ApprovalPolicy.values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        return null;
    }

    private static @Nullable SandboxMode mode(String word) {
        for (SandboxMode mode : SandboxMode.values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        return null;
    }
}
