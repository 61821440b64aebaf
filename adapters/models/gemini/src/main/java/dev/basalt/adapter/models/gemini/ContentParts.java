package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.stream.AnswerSize;
import dev.basalt.adapter.models.http.stream.UniqueCalls;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the parts of an answer together. Neighbouring texts are one; a signature belongs to the part
 * that it comes with, and goes into the history as what was thought before it. Calls, and what
 * comes after them, are kept until the answer is complete.
 */
final class ContentParts {

    private static final Set<String> OF_CALLS = Set.of("id", "name", "args");

    private final String answerId;
    private final boolean thoughtsAreShown;
    private ModelListener listener;
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private Optional<String> textSignature = Optional.empty();
    private final List<HistoryItem> pending = new ArrayList<>();
    private final UniqueCalls calls = new UniqueCalls();
    private final AnswerSize size = new AnswerSize();
    private final ProviderState state;
    private boolean anythingSaid;

    /**
     * Begins an answer.
     *
     * @param answerId distinguishes its calls from those of other responses
     * @param thoughtsAreShown whether the reasoning of the model is shown
     * @param state whose the signatures are
     */
    ContentParts(
            String answerId,
            boolean thoughtsAreShown,
            ProviderState state,
            ModelListener listener) {
        this.state = state;
        this.answerId = answerId;
        this.thoughtsAreShown = thoughtsAreShown;
        this.listener = listener;
    }

    /** Goes on with the answer to another request. */
    void reportTo(ModelListener other) {
        listener = other;
    }

    void add(JsonNode part) {
        Optional<String> signature =
                Optional.of(part.path("thoughtSignature").asString(""))
                        .filter(given -> !given.isEmpty());
        if (part.path("functionCall").isObject()) {
            endText();
            endThoughts(signature);
            call(part.path("functionCall"));
        } else if (part.path("thought").asBoolean(false)) {
            endText();
            thought(part.path("text").asString(""));
        } else if (part.path("text").isString()) {
            text(part.path("text").stringValue(), signature);
        }
    }

    private void thought(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        size.add(piece);
        if (thoughts.isEmpty() && thoughtsAreShown) {
            listener.on(new ModelEvent.ReasoningPartStarted());
        }
        thoughts.append(piece);
        listener.on(
                thoughtsAreShown
                        ? new ModelEvent.ReasoningSummaryDelta(piece)
                        : new ModelEvent.ReasoningTextDelta(piece));
    }

    void text(String piece, Optional<String> signature) {
        textSignature = signature.or(() -> textSignature);
        if (!piece.isEmpty()) {
            endThoughts(Optional.empty());
            size.add(piece);
            text.append(piece);
            anythingSaid |= !piece.isBlank();
            listener.on(new ModelEvent.TextDelta(piece));
        }
    }

    private void call(JsonNode call) {
        anythingSaid = true;
        JsonNode arguments = call.path("args");
        calls.of(
                        new HistoryItem.FunctionCall(
                                Optional.of(answerId),
                                CallIds.of(call.path("id").asString("")),
                                call.path("name").asString(""),
                                arguments.isObject()
                                        ? arguments.toString()
                                        : arguments.stringValue("{}"),
                                others(call)))
                .ifPresent(pending::add);
    }

    /** Returns what else the model sends with a call, and wants back. */
    private Optional<String> others(JsonNode call) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        call.properties()
                .forEach(member -> {
                    if (!OF_CALLS.contains(member.getKey()) && !member.getValue().isNull()) {
                        others.set(member.getKey(), member.getValue());
                    }
                });
        return others.isEmpty() ? Optional.empty() : Optional.of(state.seal(others.toString()));
    }

    private void endThoughts(Optional<String> signature) {
        if (thoughts.isEmpty() && signature.isEmpty()) {
            return;
        }
        List<String> whole = thoughts.isEmpty() ? List.of() : List.of(thoughts.toString());
        thoughts.setLength(0);
        done(
                new HistoryItem.Reasoning(
                        Optional.empty(),
                        thoughtsAreShown ? whole : List.of(),
                        thoughtsAreShown ? List.of() : whole,
                        signature.map(state::seal)));
    }

    private void endText() {
        if (text.isEmpty()) {
            return;
        }
        endThoughts(textSignature);
        textSignature = Optional.empty();
        done(
                new HistoryItem.Message(
                        Optional.of(answerId),
                        Role.ASSISTANT,
                        List.of(new ContentPart.Text(text.toString()))));
        text.setLength(0);
    }

    private void done(HistoryItem item) {
        if (pending.isEmpty()) {
            listener.on(new ModelEvent.ItemDone(item));
        } else {
            pending.add(item);
        }
    }

    /** Returns whether there is any text or call so far. */
    boolean anythingSaid() {
        return anythingSaid;
    }

    /** The answer is complete: everything is passed on. */
    void end() {
        endText();
        endThoughts(Optional.empty());
        pending.forEach(item -> listener.on(new ModelEvent.ItemDone(item)));
        pending.clear();
    }
}
