package dev.basalt.application.agent;

import dev.basalt.domain.conversation.Event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells what a model says, once: when it says the same again because its response broke off, only
 * what goes on from there is told. When it says something else, that is told from the beginning of
 * the passage.
 */
final class ToldOnce {

    private final Consumer<Event> events;
    private List<Passage> before = List.of();
    private List<Passage> now = new ArrayList<>();

    /** Where in {@code before} the response stands; at its end, or when it differs, all is new. */
    private int at;

    private int offset;
    private boolean differs;

    /** Pieces of one kind that follow each other, or one whole. */
    private static final class Passage {
        private final Class<? extends Event> kind;
        private final StringBuilder text = new StringBuilder();

        Passage(Class<? extends Event> kind) {
            this.kind = kind;
        }
    }

    ToldOnce(Consumer<Event> events) {
        this.events = events;
    }

    /** The response begins again, from where {@link #keep} was called last. */
    void again() {
        if (!replaying()) {
            before = now;
        }
        rewind();
    }

    /** What was told so far will not be said again. */
    void keep() {
        before = List.of();
        rewind();
    }

    private void rewind() {
        now = new ArrayList<>();
        at = 0;
        offset = 0;
        differs = false;
    }

    void messageDelta(String text) {
        piece(Event.AgentMessageDelta.class, text)
                .ifPresent(fresh -> events.accept(new Event.AgentMessageDelta(fresh)));
    }

    void reasoningDelta(String text) {
        piece(Event.AgentReasoningDelta.class, text)
                .ifPresent(fresh -> events.accept(new Event.AgentReasoningDelta(fresh)));
    }

    void rawReasoningDelta(String text) {
        piece(Event.AgentReasoningRawContentDelta.class, text)
                .ifPresent(fresh -> events.accept(new Event.AgentReasoningRawContentDelta(fresh)));
    }

    /** Tells something that comes as a whole. */
    void whole(Event event, String text) {
        Passage passage = new Passage(event.getClass());
        passage.text.append(text);
        now.add(passage);
        if (!replaying()) {
            events.accept(event);
            return;
        }
        Passage told = before.get(at);
        if (offset == 0 && told.kind == passage.kind && told.text.compareTo(passage.text) == 0) {
            at++;
            return;
        }
        differs = true;
        events.accept(event);
    }

    private boolean replaying() {
        return !differs && at < before.size();
    }

    /** Returns what of a piece is to be told. */
    private Optional<String> piece(Class<? extends Event> kind, String text) {
        if (now.isEmpty() || now.getLast().kind != kind) {
            now.add(new Passage(kind));
        }
        now.getLast().text.append(text);
        if (!replaying()) {
            return Optional.of(text);
        }
        Passage told = before.get(at);
        String known = told.text.substring(offset);
        if (told.kind == kind && known.startsWith(text)) {
            offset += text.length();
            finish(told);
            return Optional.empty();
        }
        if (told.kind == kind && text.startsWith(known) && at == before.size() - 1) {
            at++;
            return Optional.of(text.substring(known.length()));
        }
        differs = true;
        return Optional.of(now.getLast().text.toString());
    }

    private void finish(Passage told) {
        // the last passage may go on
        if (offset == told.text.length() && at < before.size() - 1) {
            at++;
            offset = 0;
        }
    }
}
