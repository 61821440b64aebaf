package dev.basalt.adapter.doors.codex.approval;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.domain.approval.ReviewDecision;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/**
 * Reads what a client answers to a question of approval: {@code {"decision": ...}} as codex wants
 * it, or MCP's {@code {"action": ..., "content": ...}}. When both are there, the decision counts.
 * Whatever can't be understood is a denial.
 */
public final class ApprovalAnswer {

    private ApprovalAnswer() {}

    /** The keys that are read; their values may be of any type. */
    record Keys(@Nullable Object decision, @Nullable Object action, @Nullable Object content) {}

    /** Reads the result of the client's response. */
    public static ReviewDecision decision(byte[] json, int offset, int length) {
        return WireReader.read(json, offset, length, Keys.class)
                .map(ApprovalAnswer::decision)
                .getOrElse(ReviewDecision.DENIED);
    }

    private static ReviewDecision decision(Keys keys) {
        if (keys.decision() != null) {
            return named(keys.decision());
        }
        if ("accept".equals(keys.action())) {
            Object chosen = keys.content() instanceof Map<?, ?> form ? form.get("decision") : null;
            return chosen == null ? ReviewDecision.APPROVED : named(chosen);
        }
        return "cancel".equals(keys.action()) ? ReviewDecision.ABORT : ReviewDecision.DENIED;
    }

    private static ReviewDecision named(Object word) {
        return Arrays.stream(ReviewDecision.values())
                .filter(decision -> decision.word().equals(word))
                .findFirst()
                .orElse(ReviewDecision.DENIED);
    }
}
