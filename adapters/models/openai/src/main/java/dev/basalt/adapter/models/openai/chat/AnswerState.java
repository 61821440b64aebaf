package dev.basalt.adapter.models.openai.chat;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider wants back of an answer.
 *
 * @param calls the ids of the answer's calls, which have to be sent back as one message
 * @param reasoningName the member for the reasoning; empty when it is not sent back
 * @param members of the message
 * @param extras members of calls, by their ids
 */
record AnswerState(
        List<String> calls,
        String reasoningName,
        ObjectNode members,
        Map<String, JsonNode> extras) {

    AnswerState {
        calls = List.copyOf(calls);
        extras = Map.copyOf(extras);
    }

    /** Returns it as JSON, for the history. */
    String toText() {
        ObjectNode text = JsonMapper.shared().createObjectNode();
        calls.forEach(text.putArray("calls")::add);
        text.put("reasoning", reasoningName);
        text.set("members", members);
        extras.forEach(text.putObject("extras")::set);
        return text.toString();
    }

    /** Reads what {@link #toText} has written. */
    static Optional<AnswerState> of(String text) {
        try {
            JsonNode state = JsonMapper.shared().readTree(text);
            List<String> calls = new ArrayList<>();
            state.path("calls").forEach(id -> calls.add(id.asString("")));
            Map<String, JsonNode> extras = new LinkedHashMap<>();
            state.path("extras")
                    .properties()
                    .forEach(extra -> extras.put(extra.getKey(), extra.getValue()));
            return state.path("members") instanceof ObjectNode members
                    ? Optional.of(
                            new AnswerState(
                                    calls, state.path("reasoning").asString(""), members, extras))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
