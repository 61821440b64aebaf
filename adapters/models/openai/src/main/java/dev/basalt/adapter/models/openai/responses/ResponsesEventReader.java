package dev.basalt.adapter.models.openai.responses;

import static dev.basalt.adapter.models.http.stream.StreamJson.tree;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.stream.EndReason;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.adapter.models.openai.OpenAiErrors;
import dev.basalt.adapter.models.openai.OpenAiUsage;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.Completed;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.Done;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.End;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.OpenCall;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.Other;
import dev.basalt.adapter.models.openai.responses.ResponsesEvent.Piece;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands the events of the Responses API, one by one. */
final class ResponsesEventReader {

    static final ModelError CLOSED_EARLY =
            new ModelError.StreamBroken(
                    "stream closed before response.completed", Optional.empty());

    private static final ResponsesEvent OTHER = new Other();

    private ResponsesEventReader() {}

    /**
     * Nearly all of a stream are deltas, so they are read without a tree and no further than
     * needed.
     *
     * @throws tools.jackson.core.JacksonException when the event is not JSON
     */
    static ResponsesEvent read(EventData data) {
        String type = null;
        String delta = null;
        try (JsonParser json = StreamJson.parser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return OTHER;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("type")) {
                    type = json.getString();
                    if (!type.endsWith(".delta")) {
                        return rare(type, data);
                    }
                } else if (value == JsonToken.VALUE_STRING && name.equals("delta")) {
                    delta = json.getString();
                } else {
                    json.skipChildren();
                }
                if (type != null && delta != null) {
                    return delta(type, delta);
                }
            }
        }
        return type == null ? untyped(tree(data)) : OTHER;
    }

    private static ResponsesEvent delta(String type, String delta) {
        return switch (type) {
            case "response.output_text.delta" -> new Piece(new ModelEvent.TextDelta(delta));
            case "response.reasoning_summary_text.delta" ->
                    new Piece(new ModelEvent.ReasoningSummaryDelta(delta));
            case "response.reasoning_text.delta" ->
                    new Piece(new ModelEvent.ReasoningTextDelta(delta));
            default -> OTHER;
        };
    }

    private static ResponsesEvent rare(String type, EventData data) {
        return switch (type) {
            case "response.reasoning_summary_part.added" ->
                    new Piece(new ModelEvent.ReasoningPartStarted());
            case "response.output_item.done" -> new Done(tree(data).path("item"));
            case "response.output_item.added" -> openCall(tree(data).path("item"));
            case "response.function_call_arguments.done" -> arguments(tree(data));
            case "response.completed", "response.done" -> ended(tree(data).path("response"), "");
            case "response.failed" -> ended(tree(data).path("response"), "failed");
            case "response.incomplete" -> ended(tree(data).path("response"), "incomplete");
            case "error" -> untyped(tree(data));
            default -> OTHER;
        };
    }

    private static ResponsesEvent openCall(JsonNode item) {
        return item.path("type").asString("").equals("function_call") && item.has("id")
                ? new OpenCall(item.path("id").asString(""), item)
                : OTHER;
    }

    private static ResponsesEvent arguments(JsonNode event) {
        return event.has("item_id")
                ? new OpenCall(event.path("item_id").asString(""), event)
                : OTHER;
    }

    /** Proxies, and the API itself before it has a response to speak of, send a bare error. */
    private static ResponsesEvent untyped(JsonNode event) {
        if (event.path("object").asString("").equals("response")) {
            return ended(event, event.path("status").asString(""));
        }
        JsonNode error = ErrorJson.inEvent(event);
        if (!error.isMissingNode()) {
            return failed(error, "error event received");
        }
        return event.has("message") ? failed(event, "error event received") : OTHER;
    }

    private static ResponsesEvent ended(JsonNode response, String status) {
        return switch (status) {
            case "failed" -> failed(response.path("error"), "response.failed event received");
            case "incomplete" -> incomplete(response);
            default ->
                    response.path("error").isObject()
                            ? failed(response.path("error"), "response.failed event received")
                            : completed(
                                    response,
                                    Optional.empty(),
                                    EndReason.notice(response.path("status").asString("")));
        };
    }

    /** What a filter ends is ended again; where there was no room, there is none the next time. */
    private static ResponsesEvent incomplete(JsonNode response) {
        String reason = response.path("incomplete_details").path("reason").asString("");
        return switch (reason) {
            // what names no reason is requested again (codex 0.23.0 compatibility)
            case "" -> new End(Either.left(CLOSED_EARLY));
            case "max_output_tokens", "max_tokens", "length" ->
                    completed(response, Optional.of(reason), Optional.empty());
            default ->
                    new End(
                            Either.left(
                                    new ModelError.Refused(
                                            "the provider ended the response: " + reason)));
        };
    }

    private static ResponsesEvent completed(
            JsonNode response, Optional<String> cut, Optional<String> notice) {
        List<JsonNode> output = new ArrayList<>();
        response.path("output").forEach(output::add);
        return new Completed(response(response, notice), output, cut);
    }

    private static ResponsesEvent failed(JsonNode error, String fallback) {
        return new End(Either.left(OpenAiErrors.inStream(error, fallback)));
    }

    private static ModelResponse response(JsonNode response, Optional<String> notice) {
        JsonNode id = response.path("id");
        return new ModelResponse(
                id.isString() ? Optional.of(id.stringValue()) : Optional.empty(),
                OpenAiUsage.of(response.path("usage")),
                notice);
    }
}
