package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.stream.AnswerSize;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the pieces of an answer together, in the order in which their wholes began. */
final class ChatItems {

    private enum Part {
        TEXT,
        REASONING,
        CALLS
    }

    private final List<Part> order = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ChatCalls calls;
    private final KeptMembers kept = new KeptMembers();
    private final ProviderState state;
    private final AnswerSize size = new AnswerSize();
    private String reasoningName = "";
    private boolean said;

    /**
     * Begins an answer.
     *
     * @param state whose the members are that have to be sent back
     */
    ChatItems(ProviderState state) {
        this.state = state;
        this.calls = new ChatCalls(size);
    }

    void text(String piece) {
        size.add(piece);
        begin(Part.TEXT);
        said |= !piece.isBlank();
        text.append(piece);
    }

    void reasoning(String piece, String name) {
        size.add(piece);
        if (!piece.isEmpty()) {
            begin(Part.REASONING);
        }
        reasoning.append(piece);
        reasoningName = name;
    }

    void keep(Map<String, JsonNode> members) {
        members.values().forEach(value -> size.add(value.toString()));
        kept.add(members);
    }

    void call(JsonNode piece) {
        begin(Part.CALLS);
        calls.add(piece);
    }

    private void begin(Part part) {
        if (!order.contains(part)) {
            order.add(part);
        }
    }

    /** Returns what of a text that is all of it so far is new. */
    String newIn(String whole) {
        return !text.isEmpty() && whole.startsWith(text.toString())
                ? whole.substring(text.length())
                : whole;
    }

    /** Returns whether there is any text that is not blank, or a call, so far. */
    boolean anythingSaid() {
        return said || !calls.isEmpty();
    }

    boolean hasCalls() {
        return !calls.isEmpty();
    }

    /** Returns the items as far as they have come. */
    List<HistoryItem> whole() {
        List<HistoryItem.FunctionCall> called = calls.whole();
        Optional<String> sealed = sealed(called);
        List<HistoryItem> items = new ArrayList<>();
        if (sealed.isPresent()) {
            // what belongs to the whole answer comes before all of it
            order.remove(Part.REASONING);
            order.addFirst(Part.REASONING);
        }
        for (Part part : order) {
            switch (part) {
                case TEXT ->
                        items.add(
                                new HistoryItem.Message(
                                        Optional.empty(),
                                        Role.ASSISTANT,
                                        List.of(new ContentPart.Text(text.toString()))));
                case REASONING ->
                        items.add(
                                new HistoryItem.Reasoning(
                                        Optional.empty(),
                                        List.of(),
                                        reasoning.isEmpty()
                                                ? List.of()
                                                : List.of(reasoning.toString()),
                                        sealed));
                case CALLS -> items.addAll(called);
            }
        }
        return items;
    }

    private Optional<String> sealed(List<HistoryItem.FunctionCall> called) {
        Map<String, JsonNode> extras = calls.extras();
        if (reasoningName.isEmpty() && kept.isEmpty() && extras.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = called.stream().map(HistoryItem.FunctionCall::callId).toList();
        return Optional.of(
                state.seal(new AnswerState(ids, reasoningName, kept.whole(), extras).toText()));
    }
}
