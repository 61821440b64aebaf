package dev.basalt.adapter.models.items;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Reads the history items that {@link HistoryItemWriter}, or a model behind the Responses API, has
 * written as JSON.
 */
public final class HistoryItemReader {

    /** The members that items have fields for; all others of a model's items are its state. */
    private static final Set<String> OF_MESSAGES = Set.of("type", "id", "role", "content");

    private static final Set<String> OF_REASONING = Set.of("type", "id", "summary", "content");

    private static final Set<String> OF_FUNCTION_CALLS =
            Set.of("type", "id", "call_id", "name", "arguments");

    private static final Set<String> OF_CUSTOM_CALLS =
            Set.of("type", "id", "call_id", "name", "input");

    private HistoryItemReader() {}

    /**
     * Reads an item that a model sends. What the item has no field for becomes its state, and the
     * encrypted part of a reasoning, as a JSON object: {@link HistoryItemWriter#write} gives it
     * back.
     *
     * @param seal marks a state as the model's
     */
    public static Optional<HistoryItem> ofModel(JsonNode item, UnaryOperator<String> seal) {
        return read(item)
                .map(read ->
                        switch (read) {
                            case HistoryItem.Message(var id, var role, var content, _) ->
                                    new HistoryItem.Message(
                                            id, role, content, state(item, OF_MESSAGES, seal));
                            case HistoryItem.FunctionCall(
                                            var id,
                                            var callId,
                                            var name,
                                            var arguments,
                                            _) ->
                                    new HistoryItem.FunctionCall(
                                            id,
                                            callId,
                                            name,
                                            arguments,
                                            state(item, OF_FUNCTION_CALLS, seal));
                            case HistoryItem.CustomToolCall(
                                            var id,
                                            var callId,
                                            var name,
                                            var input,
                                            _) ->
                                    new HistoryItem.CustomToolCall(
                                            id,
                                            callId,
                                            name,
                                            input,
                                            state(item, OF_CUSTOM_CALLS, seal));
                            case HistoryItem.Reasoning(var id, var summary, var content, _) ->
                                    new HistoryItem.Reasoning(
                                            id,
                                            summary,
                                            content,
                                            Optional.of(
                                                    seal.apply(
                                                            others(item, OF_REASONING)
                                                                    .toString())));
                            case HistoryItem.LocalShellCall _, HistoryItem.Output _ -> read;
                        });
    }

    private static Optional<String> state(
            JsonNode item, Set<String> known, UnaryOperator<String> seal) {
        ObjectNode others = others(item, known);
        return others.isEmpty() ? Optional.empty() : Optional.of(seal.apply(others.toString()));
    }

    /** Without those that are null: some servers refuse what they send themselves. */
    private static ObjectNode others(JsonNode item, Set<String> known) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        item.properties()
                .forEach(member -> {
                    if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
                        others.set(member.getKey(), member.getValue());
                    }
                });
        return others;
    }

    /**
     * Reads an item that is stored; empty when it is of a kind that is not known, or lacks what its
     * kind needs.
     */
    public static Optional<HistoryItem> read(JsonNode item) {
        return switch (item.path("type").asString("")) {
            case "message" -> readMessage(item);
            case "reasoning" ->
                    Optional.of(
                            new HistoryItem.Reasoning(
                                    text(item, "id"),
                                    texts(item.path("summary")),
                                    texts(item.path("content")),
                                    text(item, "encrypted_content")));
            case "function_call" ->
                    readCall(
                            item,
                            (callId, name) ->
                                    new HistoryItem.FunctionCall(
                                            text(item, "id"),
                                            callId,
                                            name,
                                            written(item.path("arguments")),
                                            text(item, "state")));
            case "custom_tool_call" ->
                    readCall(
                            item,
                            (callId, name) ->
                                    new HistoryItem.CustomToolCall(
                                            text(item, "id"),
                                            callId,
                                            name,
                                            written(item.path("input")),
                                            text(item, "state")));
            case "local_shell_call" -> readLocalShellCall(item);
            case "function_call_output" -> readOutput(item, HistoryItem.FunctionOutput::new);
            case "custom_tool_call_output" -> readOutput(item, HistoryItem.CustomToolOutput::new);
            default -> Optional.empty();
        };
    }

    private static Optional<HistoryItem> readCall(
            JsonNode item, BiFunction<String, String, HistoryItem> call) {
        return text(item, "call_id")
                .or(() -> text(item, "id"))
                .flatMap(callId -> text(item, "name").map(name -> call.apply(callId, name)));
    }

    private static Optional<HistoryItem> readMessage(JsonNode item) {
        Role role =
                switch (item.path("role").asString("assistant")) {
                    case "user" -> Role.USER;
                    case "system" -> Role.SYSTEM;
                    case "developer" -> Role.DEVELOPER;
                    default -> Role.ASSISTANT;
                };
        return Optional.of(
                new HistoryItem.Message(
                        text(item, "id"), role, parts(item.path("content")), text(item, "state")));
    }

    /** What should be a text, and comes as an object from some gateways. */
    private static String written(JsonNode value) {
        return value.isObject() ? value.toString() : value.asString("");
    }

    /** Gateways send a text in place of its parts. */
    private static List<ContentPart> parts(JsonNode parts) {
        if (parts.isString()) {
            return List.of(new ContentPart.Text(parts.stringValue()));
        }
        var content = new ArrayList<ContentPart>();
        for (JsonNode part : parts) {
            if (part.isString()) {
                content.add(new ContentPart.Text(part.stringValue()));
            }
            switch (part.path("type").asString("")) {
                case "output_text", "input_text", "text" ->
                        text(part, "text").map(ContentPart.Text::new).ifPresent(content::add);
                case "refusal" ->
                        text(part, "refusal").map(ContentPart.Text::new).ifPresent(content::add);
                case "input_image" ->
                        text(part, "image_url").map(ContentPart.Image::new).ifPresent(content::add);
                default -> {}
            }
        }
        return content;
    }

    private static Optional<HistoryItem> readOutput(JsonNode item, Output output) {
        JsonNode content = item.path("output");
        return text(item, "call_id")
                .map(callId ->
                        output.of(
                                callId,
                                content.isString()
                                        ? List.of(new ContentPart.Text(content.stringValue()))
                                        : parts(content),
                                item.path("success").asBoolean(true)));
    }

    private interface Output {
        HistoryItem of(String callId, List<ContentPart> content, boolean success);
    }

    private static Optional<HistoryItem> readLocalShellCall(JsonNode item) {
        JsonNode action = item.path("action");
        JsonNode command = action.path("command");
        JsonNode timeout = action.path("timeout_ms");
        JsonNode directory = action.path("working_directory");
        boolean isWhole =
                command.isArray()
                        && command.valueStream().allMatch(JsonNode::isString)
                        && (isAbsent(timeout) || isCount(timeout))
                        && (isAbsent(directory) || directory.isString());
        if (!isWhole) {
            return Optional.empty();
        }
        return Optional.of(
                new HistoryItem.LocalShellCall(
                        text(item, "id"),
                        text(item, "call_id"),
                        item.path("status").asString("completed"),
                        command.valueStream().map(JsonNode::stringValue).toList(),
                        isAbsent(timeout)
                                ? Optional.empty()
                                : Optional.of(Duration.ofMillis(timeout.longValue())),
                        text(action, "working_directory")));
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static List<String> texts(JsonNode parts) {
        if (parts.isString()) {
            return List.of(parts.stringValue());
        }
        var texts = new ArrayList<String>();
        parts.forEach(part -> text(part, "text").ifPresent(texts::add));
        return texts;
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
