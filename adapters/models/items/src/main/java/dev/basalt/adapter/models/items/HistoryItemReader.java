package dev.basalt.adapter.models.items;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the history items that {@link HistoryItemWriter}, or a model, has written as JSON. */
public final class HistoryItemReader {

    private HistoryItemReader() {}

    /**
     * Reads an item; empty when it is of a kind that is not known, or lacks what its kind needs.
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
                                            written(item.path("arguments"))));
            case "custom_tool_call" ->
                    readCall(
                            item,
                            (callId, name) ->
                                    new HistoryItem.CustomToolCall(
                                            text(item, "id"),
                                            callId,
                                            name,
                                            written(item.path("input"))));
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
                new HistoryItem.Message(text(item, "id"), role, parts(item.path("content"))));
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
