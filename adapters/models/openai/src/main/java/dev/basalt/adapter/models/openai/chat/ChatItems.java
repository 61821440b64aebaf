package dev.basalt.adapter.models.openai.chat;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts the pieces of an answer together, in the order in which their wholes began. */
final class ChatItems {

    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Call> callsByIndex = new HashMap<>();
    private @Nullable Message message;
    private @Nullable Reasoning reasoning;
    private @Nullable Call lastCall;

    private interface Part {
        HistoryItem whole();
    }

    void text(String piece) {
        Message begun = message;
        if (begun == null) {
            begun = new Message();
            message = begun;
            parts.add(begun);
        }
        begun.text.append(piece);
    }

    void reasoning(String piece) {
        Reasoning begun = reasoning;
        if (begun == null) {
            begun = new Reasoning();
            reasoning = begun;
            parts.add(begun);
        }
        begun.text.append(piece);
    }

    void call(JsonNode piece) {
        Call call = callOf(piece);
        lastCall = call;
        JsonNode function = piece.path("function");
        call.id = firstOf(call.id, piece.path("id"));
        call.name = firstOf(call.name, function.path("name"));
        JsonNode arguments = function.path("arguments");
        if (arguments.isString()) {
            call.arguments.append(arguments.stringValue());
        } else if (arguments.isObject()) {
            call.arguments.append(arguments);
        }
    }

    /** Returns the items as far as they have come. */
    List<HistoryItem> whole() {
        return parts.stream().map(Part::whole).toList();
    }

    /**
     * Pieces of a call share its index. Some servers give every call the index 0, or none at all;
     * then a new id begins a new call.
     */
    private Call callOf(JsonNode piece) {
        String id = piece.path("id").asString("");
        Call known =
                piece.path("index").isNumber()
                        ? callsByIndex.get(piece.path("index").asInt(0))
                        : lastCall;
        if (known != null && (id.isEmpty() || known.id.isEmpty() || known.id.equals(id))) {
            return known;
        }
        var begun = new Call();
        parts.add(begun);
        if (piece.path("index").isNumber()) {
            callsByIndex.put(piece.path("index").asInt(0), begun);
        }
        return begun;
    }

    private static String firstOf(String known, JsonNode piece) {
        return known.isEmpty() ? piece.asString("") : known;
    }

    private static final class Message implements Part {
        private final StringBuilder text = new StringBuilder();

        @Override
        public HistoryItem whole() {
            return new HistoryItem.Message(
                    Optional.empty(),
                    Role.ASSISTANT,
                    List.of(new ContentPart.Text(text.toString())));
        }
    }

    private static final class Reasoning implements Part {
        private final StringBuilder text = new StringBuilder();

        @Override
        public HistoryItem whole() {
            return new HistoryItem.Reasoning(
                    Optional.empty(), List.of(), List.of(text.toString()), Optional.empty());
        }
    }

    private static final class Call implements Part {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        /** A call without an id gets one, so that its output can name it. */
        @Override
        public HistoryItem whole() {
            return new HistoryItem.FunctionCall(
                    Optional.empty(),
                    id.isEmpty() ? "call_" + UUID.randomUUID() : id,
                    name,
                    arguments.toString());
        }
    }
}
