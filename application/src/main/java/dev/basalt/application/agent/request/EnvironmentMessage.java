package dev.basalt.application.agent.request;

import dev.basalt.domain.conversation.Surroundings;
import dev.basalt.domain.conversation.TurnContext;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The message that tells the model where it works, under which policies and in what surroundings.
 * What has changed is said in a further message, so that requests keep their beginning, by which
 * providers cache them.
 *
 * @param surroundings empty for the form of codex 0.23.0
 */
record EnvironmentMessage(TurnContext context, Optional<Surroundings> surroundings) {

    private static final String NONE = "none";

    /**
     * Returns all of it.
     *
     * @param opening what the model was given first: the tools are described by it
     */
    String text(TurnContext opening) {
        return framed(lines(), ChangedPolicies.note(opening, context));
    }

    /**
     * Returns what is different now; empty if nothing is.
     *
     * @param before what the model was given last
     */
    Optional<String> changes(EnvironmentMessage before, TurnContext opening) {
        Map<String, String> changed = lines();
        Map<String, String> given = before.lines();
        given.keySet().forEach(name -> changed.putIfAbsent(name, NONE));
        given.forEach(changed::remove);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                surroundings.isEmpty()
                        ? text(opening)
                        : framed(changed, ChangedPolicies.note(opening, before.context, context)));
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Current working directory", context.directory().toString());
        lines.put("Approval policy", context.approvalPolicy().word());
        lines.put("Sandbox mode", context.sandboxPolicy().mode().word());
        lines.put(
                "Network access",
                context.sandboxPolicy().networkAccess() ? "enabled" : "restricted");
        surroundings.ifPresent(around -> {
            lines.put("Operating system", around.system());
            around.shell().ifPresent(shell -> lines.put("Shell", shell));
            lines.put("Date", around.date());
            around.branch().ifPresent(branch -> lines.put("Git branch", branch));
        });
        return lines;
    }

    private static String framed(Map<String, String> lines, String note) {
        StringBuilder text = new StringBuilder("<environment_context>");
        lines.forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
        return text.append(note).append("\n</environment_context>").toString();
    }
}
