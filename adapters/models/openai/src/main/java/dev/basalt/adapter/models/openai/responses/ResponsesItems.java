package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.stream.AnswerSize;
import dev.basalt.adapter.models.http.stream.UniqueCalls;
import dev.basalt.adapter.models.items.HistoryItemReader;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of one answer, each passed on once. Proxies repeat items, send them at the end only, or
 * send nothing but the pieces of a text.
 */
final class ResponsesItems {

    private final ProviderState owner;
    private final ModelListener listener;
    private final List<HistoryItem> passed = new ArrayList<>();
    private final UniqueCalls calls = new UniqueCalls();
    private final Map<String, ObjectNode> openCalls = new LinkedHashMap<>();
    private final StringBuilder openText = new StringBuilder();
    private final AnswerSize size = new AnswerSize();

    /**
     * Begins an answer.
     *
     * @param owner whose the states of the items are
     */
    ResponsesItems(ProviderState owner, ModelListener listener) {
        this.owner = owner;
        this.listener = listener;
    }

    void piece(ModelEvent piece) {
        switch (piece) {
            case ModelEvent.TextDelta(var text) -> {
                size.add(text);
                openText.append(text);
            }
            case ModelEvent.ReasoningSummaryDelta(var text) -> size.add(text);
            case ModelEvent.ReasoningTextDelta(var text) -> size.add(text);
            case ModelEvent.ReasoningPartStarted _, ModelEvent.Notice _, ModelEvent.ItemDone _ -> {}
        }
        listener.on(piece);
    }

    /**
     * Remembers a call that has begun.
     *
     * @param item the call, or its arguments
     */
    void openCall(String itemId, JsonNode item) {
        ObjectNode known = openCalls.get(itemId);
        if (known != null) {
            known.set("arguments", item.path("arguments"));
        } else if (item.has("type") && item.has("name") && item instanceof ObjectNode call) {
            openCalls.put(itemId, call);
        }
    }

    void done(JsonNode item) {
        read(item).ifPresent(this::done);
    }

    /** Outputs are the agent's, whatever a model says. */
    private Optional<HistoryItem> read(JsonNode item) {
        return HistoryItemReader.ofModel(item, owner::seal)
                .filter(read -> !(read instanceof HistoryItem.Output));
    }

    private void done(HistoryItem item) {
        switch (item) {
            case HistoryItem.FunctionCall call -> {
                openCalls.values().removeIf(open -> isOpen(open, call));
                calls.of(call).ifPresent(this::pass);
            }
            case HistoryItem.Message message -> {
                openText.setLength(0);
                if (message.id().isEmpty() || !isRepeated(message)) {
                    pass(message);
                }
            }
            default -> {
                if (!passed.contains(item)) {
                    pass(item);
                }
            }
        }
    }

    /** A repeated message may have another status. */
    private boolean isRepeated(HistoryItem.Message message) {
        return passed.stream()
                .anyMatch(known ->
                        known instanceof HistoryItem.Message other
                                && other.id().equals(message.id())
                                && other.content().equals(message.content()));
    }

    private static boolean isOpen(ObjectNode open, HistoryItem.FunctionCall call) {
        return call.id().equals(Optional.of(open.path("id").asString("")))
                || call.callId().equals(open.path("call_id").asString(""));
    }

    /**
     * Passes on what has not come before the end.
     *
     * @param output all items, as the end of the answer lists them
     */
    void end(List<JsonNode> output) {
        for (HistoryItem item : output.stream().flatMap(one -> read(one).stream()).toList()) {
            if (passed.stream().noneMatch(known -> isSame(known, item))) {
                done(item);
            }
        }
        if (!openText.isEmpty()) {
            done(
                    new HistoryItem.Message(
                            Optional.empty(),
                            Role.ASSISTANT,
                            List.of(new ContentPart.Text(openText.toString()))));
        }
        for (ObjectNode open : List.copyOf(openCalls.values())) {
            if (!open.path("arguments").asString("").isEmpty()) {
                done(open);
            }
        }
    }

    /** The list at the end may have other ids, or none. */
    private static boolean isSame(HistoryItem known, HistoryItem item) {
        return switch (item) {
            case HistoryItem.FunctionCall call ->
                    known instanceof HistoryItem.FunctionCall other
                            && other.callId().equals(call.callId());
            case HistoryItem.CustomToolCall call ->
                    known instanceof HistoryItem.CustomToolCall other
                            && other.callId().equals(call.callId());
            case HistoryItem.Message message ->
                    known instanceof HistoryItem.Message other
                            && (other.content().equals(message.content())
                                    || (other.id().isPresent() && other.id().equals(message.id())));
            case HistoryItem.LocalShellCall _ -> known instanceof HistoryItem.LocalShellCall;
            case HistoryItem.Reasoning _ -> known instanceof HistoryItem.Reasoning;
            case HistoryItem.Output _ -> true;
        };
    }

    /** Returns whether there is any text that is not blank, or a call, so far. */
    boolean anythingSaid() {
        return passed.stream()
                .anyMatch(item ->
                        switch (item) {
                            case HistoryItem.Message message ->
                                    !ContentPart.text(message.content()).isBlank();
                            case HistoryItem.Reasoning _ -> false;
                            default -> true;
                        });
    }

    private void pass(HistoryItem item) {
        passed.add(item);
        listener.on(new ModelEvent.ItemDone(item));
    }
}
