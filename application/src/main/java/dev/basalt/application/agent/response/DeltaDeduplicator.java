package dev.basalt.application.agent.response;

import dev.basalt.application.agent.turn.Turn;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ItemId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports the messages and the reasoning of a response as items, each text once: when the model
 * repeats itself because its response broke off, only what goes on from there is reported. When it
 * says something else, that is reported from the beginning of the passage, as a new item.
 */
final class DeltaDeduplicator {

    private final Turn turn;
    private List<Passage> before = List.of();
    private List<Passage> now = new ArrayList<>();

    /** Where in {@code before} the response is; at its end, or when it differs, all is new. */
    private int at;

    private int offset;
    private boolean differs;
    private @Nullable OpenItem message;
    private @Nullable OpenItem reasoning;

    private enum Kind {
        MESSAGE_DELTA,
        SUMMARY_PART,
        SUMMARY_DELTA,
        RAW_DELTA,
        MESSAGE,
        REASONING;

        boolean ofMessage() {
            return this == MESSAGE_DELTA || this == MESSAGE;
        }
    }

    /** Pieces of one kind that follow each other, or one whole. */
    private static final class Passage {
        private final Kind kind;
        private final StringBuilder text = new StringBuilder();

        Passage(Kind kind) {
            this.kind = kind;
        }
    }

    /** An item that has started; {@code begin} is its first passage. */
    private record OpenItem(ItemId id, int begin) {}

    DeltaDeduplicator(Turn turn) {
        this.turn = turn;
    }

    /** The response begins again, from where {@link #keep} was called last. */
    void onRetry() {
        if (!replaying()) {
            before = now;
        }
        rewind();
    }

    /** What was reported so far will not be repeated. */
    void keep() {
        end();
        before = List.of();
        rewind();
    }

    private void rewind() {
        now = new ArrayList<>();
        at = 0;
        offset = 0;
        differs = false;
    }

    /** Completes the items that have started: nothing more of them will come. */
    void end() {
        breakOffReasoning();
        breakOffMessage();
    }

    void messageDelta(String text) {
        String fresh = fresh(Kind.MESSAGE_DELTA, text);
        if (fresh != null) {
            turn.emit(new Event.MessageDelta(message().id(), fresh));
        }
    }

    void summaryPartStarted() {
        if (isNew(Kind.SUMMARY_PART, "")) {
            turn.emit(new Event.SummaryPartStarted(reasoning().id()));
        }
    }

    void summaryDelta(String text) {
        String fresh = fresh(Kind.SUMMARY_DELTA, text);
        if (fresh != null) {
            turn.emit(new Event.SummaryDelta(reasoning().id(), fresh));
        }
    }

    void rawReasoningDelta(String text) {
        String fresh = fresh(Kind.RAW_DELTA, text);
        if (fresh != null) {
            turn.emit(new Event.RawReasoningDelta(reasoning().id(), fresh));
        }
    }

    void completed(Item.AgentMessage whole) {
        if (isNew(Kind.MESSAGE, key(whole.parts()))) {
            ItemId id = message().id();
            message = null;
            turn.items().complete(id, whole);
        }
    }

    void completed(Item.Reasoning whole) {
        if (isNew(Kind.REASONING, key(whole.summary()) + key(whole.raw()))) {
            ItemId id = reasoning().id();
            reasoning = null;
            turn.items().complete(id, whole);
        }
    }

    private static String key(List<String> texts) {
        return texts.size() == 1 ? texts.getFirst() : String.join("\0", texts);
    }

    private OpenItem message() {
        if (message == null) {
            message = new OpenItem(turn.items().start(Item.AgentMessage.EMPTY), now.size() - 1);
        }
        return message;
    }

    private OpenItem reasoning() {
        if (reasoning == null) {
            reasoning = new OpenItem(turn.items().start(Item.Reasoning.EMPTY), now.size() - 1);
        }
        return reasoning;
    }

    private void breakOffMessage() {
        if (message != null) {
            var text = new StringBuilder();
            for (Passage passage : reportedSince(message)) {
                if (passage.kind == Kind.MESSAGE_DELTA) {
                    text.append(passage.text);
                }
            }
            turn.items().breakOff(message.id(), new Item.AgentMessage(List.of(text.toString())));
            message = null;
        }
    }

    private void breakOffReasoning() {
        if (reasoning != null) {
            List<String> summary = new ArrayList<>();
            var raw = new StringBuilder();
            for (Passage passage : reportedSince(reasoning)) {
                if (passage.kind == Kind.SUMMARY_DELTA) {
                    summary.add(passage.text.toString());
                } else if (passage.kind == Kind.RAW_DELTA) {
                    raw.append(passage.text);
                }
            }
            turn.items()
                    .breakOff(
                            reasoning.id(),
                            new Item.Reasoning(
                                    summary, raw.isEmpty() ? List.of() : List.of(raw.toString())));
            reasoning = null;
        }
    }

    private List<Passage> reportedSince(OpenItem item) {
        List<Passage> reported = replaying() ? before : now;
        return reported.subList(item.begin(), reported.size());
    }

    private boolean replaying() {
        return !differs && at < before.size();
    }

    /** Returns whether something that comes as a whole is to be reported. */
    private boolean isNew(Kind kind, String text) {
        Passage passage = new Passage(kind);
        passage.text.append(text);
        now.add(passage);
        passRepeated(kind);
        if (!replaying()) {
            return true;
        }
        Passage earlier = before.get(at);
        if (offset == 0 && earlier.kind == kind && earlier.text.compareTo(passage.text) == 0) {
            at++;
            return false;
        }
        differ(kind);
        return true;
    }

    /** Returns what of a piece is to be reported; null when it is known. */
    private @Nullable String fresh(Kind kind, String text) {
        if (now.isEmpty() || now.getLast().kind != kind) {
            now.add(new Passage(kind));
            passRepeated(kind);
        }
        now.getLast().text.append(text);
        if (!replaying()) {
            return text;
        }
        Passage earlier = before.get(at);
        String known = earlier.text.substring(offset);
        if (earlier.kind == kind && known.startsWith(text)) {
            offset += text.length();
            // the last passage may go on
            if (offset == earlier.text.length() && at < before.size() - 1) {
                at++;
                offset = 0;
            }
            return null;
        }
        if (earlier.kind == kind && text.startsWith(known) && at == before.size() - 1) {
            at++;
            return text.substring(known.length());
        }
        differ(kind);
        return now.getLast().text.toString();
    }

    /** The last passage was repeated whole, and what comes now follows it. */
    private void passRepeated(Kind next) {
        if (replaying()
                && at == before.size() - 1
                && offset > 0
                && offset == before.get(at).text.length()
                && before.get(at).kind != next) {
            at++;
        }
    }

    /** From here on the response is another one: what it contradicts has broken off. */
    private void differ(Kind kind) {
        int passage = now.size() - 1;
        if (reasoning != null && (!kind.ofMessage() || reasoning.begin() >= passage)) {
            breakOffReasoning();
        }
        if (message != null && (kind.ofMessage() || message.begin() >= passage)) {
            breakOffMessage();
        }
        differs = true;
    }
}
