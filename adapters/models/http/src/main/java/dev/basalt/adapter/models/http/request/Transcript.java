package dev.basalt.adapter.models.http.request;

import dev.basalt.adapter.models.http.request.Turn.Part;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.LocalShellFunction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history as turns, for the APIs in which two sides alternate. The history has every call
 * followed by its output; those APIs want all calls of one answer together, all their outputs in
 * the next turn, and reasoning in the response that it led to. The ids of messages and calls say
 * which answer they come from: an adapter gives all of one answer the same.
 */
public final class Transcript {

    /** A history may have lost its beginning, but providers require a user message first. */
    private static final Turn LEFT_OUT =
            new Turn(
                    false,
                    List.of(new Part.Content(new ContentPart.Text("[earlier messages omitted]"))));

    private final List<Turn> turns = new ArrayList<>();
    private final List<Part> user = new ArrayList<>();
    private final List<Part> answer = new ArrayList<>();
    private final List<Part> outputs = new ArrayList<>();

    /** Thoughts whose answer is not known yet: it is that of the next item. */
    private final List<Part> thoughts = new ArrayList<>();

    private final Map<String, String> toolsByCall = new HashMap<>();
    private Optional<String> answerId = Optional.empty();

    private final LocalShellFunction localShell;

    private final ProviderState owner;

    private Transcript(LocalShellFunction localShell, ProviderState owner) {
        this.localShell = localShell;
        this.owner = owner;
    }

    /**
     * Returns the turns of a request's history; the encrypted part of a thought and the state of a
     * call are as their owner sent them.
     *
     * @param owner whose thoughts and states are sent back; those of others are left out
     */
    public static List<Turn> of(ModelRequest request, ProviderState owner) {
        var transcript = new Transcript(request.localShell(), owner);
        request.input().forEach(transcript::add);
        transcript.endAnswer();
        transcript.endUser();
        return List.copyOf(transcript.turns);
    }

    private void add(HistoryItem item) {
        switch (item) {
            case HistoryItem.Message(var id, var role, var content, _) -> {
                List<Part> said =
                        content.stream()
                                .filter(Transcript::saysSomething)
                                .<Part>map(Part.Content::new)
                                .toList();
                if (role == Role.ASSISTANT) {
                    answer(id, said);
                } else {
                    // reasoning that led to nothing can't be sent
                    thoughts.clear();
                    endAnswer();
                    user.addAll(said);
                }
            }
            case HistoryItem.Reasoning reasoning ->
                    owner.in(reasoning).ifPresent(state -> thoughts.add(thought(reasoning, state)));
            case HistoryItem.FunctionCall call -> {
                toolsByCall.put(call.callId(), call.name());
                answer(call.id(), List.of(new Part.Call(opened(call))));
            }
            case HistoryItem.LocalShellCall call -> add(FunctionsOnly.of(call, localShell));
            case HistoryItem.CustomToolCall call -> add(FunctionsOnly.of(call));
            case HistoryItem.Output output ->
                    outputs.add(
                            new Part.Output(
                                    output.callId(),
                                    toolsByCall.getOrDefault(output.callId(), ""),
                                    output.content(),
                                    output.success()));
        }
    }

    private HistoryItem.FunctionCall opened(HistoryItem.FunctionCall call) {
        return call.state().isEmpty()
                ? call
                : new HistoryItem.FunctionCall(
                        call.id(),
                        call.callId(),
                        call.name(),
                        call.arguments(),
                        call.state().flatMap(owner::open));
    }

    private static Part thought(HistoryItem.Reasoning reasoning, String state) {
        return new Part.Thought(
                new HistoryItem.Reasoning(
                        reasoning.id(),
                        reasoning.summary(),
                        reasoning.content(),
                        Optional.of(state)));
    }

    private void answer(Optional<String> id, List<Part> said) {
        boolean sameAnswer = id.isPresent() && id.equals(answerId);
        if (!outputs.isEmpty() && !sameAnswer) {
            endAnswer();
        }
        endUser();
        answerId = id;
        answer.addAll(thoughts);
        thoughts.clear();
        answer.addAll(said);
    }

    private void endAnswer() {
        if (answer.stream().anyMatch(part -> !(part instanceof Part.Thought))) {
            if (turns.isEmpty()) {
                turns.add(LEFT_OUT);
            }
            turns.add(new Turn(true, answer));
        }
        answer.clear();
        answerId = Optional.empty();
        user.addAll(outputs);
        outputs.clear();
    }

    private void endUser() {
        if (!user.isEmpty()) {
            turns.add(new Turn(false, user));
            user.clear();
        }
    }

    /** Texts of nothing but white space are refused by some. */
    private static boolean saysSomething(ContentPart part) {
        return !(part instanceof ContentPart.Text(var text)) || !text.isBlank();
    }
}
