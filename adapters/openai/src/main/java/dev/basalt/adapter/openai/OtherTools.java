package dev.basalt.adapter.openai;

import dev.basalt.domain.model.HistoryItem;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/** Calls of tools that only the Responses API has, as calls of functions. */
final class OtherTools {

    private OtherTools() {}

    /** Returns the arguments with which the function {@code shell} does the same. */
    static String arguments(HistoryItem.LocalShellCall call) {
        ObjectNode arguments = JsonMapper.shared().createObjectNode();
        call.command().forEach(arguments.putArray("command")::add);
        call.directory().ifPresent(path -> arguments.put("workdir", path.toString()));
        call.timeout().map(Duration::toMillis).ifPresent(ms -> arguments.put("timeout", ms));
        return arguments.toString();
    }

    /** Returns the arguments of a function that takes the input as its one parameter. */
    static String arguments(String input) {
        return JsonMapper.shared().createObjectNode().put("input", input).toString();
    }
}
