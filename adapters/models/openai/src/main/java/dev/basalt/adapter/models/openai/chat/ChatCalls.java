package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.JsonObjectText;
import dev.basalt.adapter.models.http.stream.AnswerSize;
import dev.basalt.adapter.models.http.stream.UniqueCalls;
import dev.basalt.domain.model.history.HistoryItem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the pieces of calls together. Pieces of a call share its index, or its id; servers number
 * them as they like, so what a piece says decides: a name after arguments that are whole begins a
 * new call, and a new id alone does not.
 */
final class ChatCalls {

    /** A placeholder for arguments that are sent later. */
    private static final StringBuilder NOTHING = new StringBuilder("{}");

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byIndex = new HashMap<>();
    private final AnswerSize size;
    private @Nullable Call last;

    ChatCalls(AnswerSize size) {
        this.size = size;
    }

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private final KeptMembers kept = new KeptMembers();

        private final int index;

        /** The id in the history: its own one may be missing, or another call's as well. */
        private String callId = "";

        private Call(int index) {
            this.index = index;
        }

        /** Without ids, the same call at the same index is the same. */
        private boolean repeats(Call earlier) {
            return id.isEmpty()
                    && earlier.id.isEmpty()
                    && index >= 0
                    && index == earlier.index
                    && name.equals(earlier.name)
                    && arguments.compareTo(earlier.arguments) == 0;
        }

        private boolean isWhole() {
            return !arguments.isEmpty()
                    && arguments.charAt(arguments.length() - 1) == '}'
                    && JsonObjectText.isObject(arguments.toString());
        }
    }

    void add(JsonNode piece) {
        JsonNode function = piece.path("function").isObject() ? piece.path("function") : piece;
        String id = piece.path("id").asString("");
        String name = function.path("name").asString("");
        String arguments = arguments(function.path("arguments"));
        size.add(arguments);
        Call call = callOf(piece.path("index"), id, name);
        last = call;
        call.id = call.id.isEmpty() ? id : call.id;
        call.name = call.name.isEmpty() ? name : call.name;
        append(arguments, call.arguments);
        call.kept.addFrom(piece);
    }

    /** Some servers send all arguments so far with every piece. */
    private static void append(String piece, StringBuilder arguments) {
        boolean replaces =
                piece.length() >= arguments.length()
                        && !arguments.isEmpty()
                        && arguments.charAt(0) == '{'
                        && piece.startsWith(arguments.toString());
        if (replaces || (arguments.compareTo(NOTHING) == 0 && !piece.isEmpty())) {
            arguments.setLength(0);
        }
        arguments.append(piece);
    }

    private static String arguments(JsonNode arguments) {
        return arguments.isString()
                ? arguments.stringValue()
                : arguments.isObject() ? arguments.toString() : "";
    }

    private Call callOf(JsonNode index, String id, String name) {
        Call known = index.isNumber() ? byIndex.get(index.asInt(0)) : null;
        boolean begins;
        if (known != null) {
            begins = beginsAnotherAtItsIndex(known, id, name);
        } else {
            known = withId(id);
            // at another index, the same call is sent once more
            begins = known != null && !name.isEmpty() && (index.isNumber() || known.isWhole());
        }
        if (known == null && !index.isNumber() && last != null) {
            known = last;
            begins = beginsAnotherWithoutIndex(last, id, name);
        }
        if (known == null || begins) {
            known = new Call(index.asInt(-1));
            calls.add(known);
        }
        if (index.isNumber()) {
            byIndex.put(index.asInt(0), known);
        }
        return known;
    }

    private @Nullable Call withId(String id) {
        for (Call call : calls) {
            if (!id.isEmpty() && call.id.equals(id)) {
                return call;
            }
        }
        return null;
    }

    private static boolean beginsAnotherAtItsIndex(Call known, String id, String name) {
        return !name.isEmpty()
                && (known.isWhole()
                        || (!name.equals(known.name)
                                && !known.name.isEmpty()
                                && (isOther(id, known) || !known.arguments.isEmpty())));
    }

    private static boolean beginsAnotherWithoutIndex(Call known, String id, String name) {
        return (isOther(id, known) && (!name.isEmpty() || known.isWhole()))
                || beginsAnotherAtItsIndex(known, id, name);
    }

    private static boolean isOther(String id, Call known) {
        return !id.isEmpty() && !known.id.isEmpty() && !id.equals(known.id);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Returns the calls, each once; a call without an id of its own gets one for its output. */
    List<HistoryItem.FunctionCall> whole() {
        var unique = new UniqueCalls();
        List<HistoryItem.FunctionCall> whole = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean repeated = calls.subList(0, i).stream().anyMatch(call::repeats);
            if (repeated || (call.name.isEmpty() && call.arguments.isEmpty())) {
                continue;
            }
            unique.of(
                            new HistoryItem.FunctionCall(
                                    Optional.empty(),
                                    call.id.isEmpty() ? "call_" + UUID.randomUUID() : call.id,
                                    call.name,
                                    call.arguments.toString()))
                    .ifPresent(one -> {
                        call.callId = one.callId();
                        whole.add(one);
                    });
        }
        return whole;
    }

    /** Returns the members that have to be sent back with the calls, by their ids. */
    Map<String, JsonNode> extras() {
        Map<String, JsonNode> extras = new LinkedHashMap<>();
        for (Call call : calls) {
            if (!call.callId.isEmpty() && !call.kept.isEmpty()) {
                extras.put(call.callId, call.kept.whole());
            }
        }
        return extras;
    }
}
