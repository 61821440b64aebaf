package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.LocalShellFunction;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the messages of a history. An answer is kept back until it is known to be whole. */
final class ChatMessages {

    private static final AnswerState NONE =
            new AnswerState(List.of(), "", JsonMapper.shared().createObjectNode(), Map.of());

    private final List<ChatMessage> whole = new ArrayList<>();
    private final List<HistoryItem.Message> texts = new ArrayList<>();
    private final List<ChatMessage.Call> calls = new ArrayList<>();

    /** The outputs of an answer that may have more calls. */
    private final List<ChatMessage> outputs = new ArrayList<>();

    /** Images of outputs, which only a user can send: after the outputs of an answer. */
    private final List<ContentPart> images = new ArrayList<>();

    private final LocalShellFunction localShell;
    private final ProviderState owner;
    private AnswerState state = NONE;
    private @Nullable String reasoning;

    private final boolean keptMembers;

    private ChatMessages(ModelRequest request, boolean keptMembers) {
        this.keptMembers = keptMembers;
        this.localShell = request.localShell();
        this.owner = ChatMessage.state(request);
    }

    /**
     * Makes the messages.
     *
     * @param keptMembers whether to send back what the provider wants back
     */
    static List<ChatMessage> of(ModelRequest request, boolean keptMembers) {
        var messages = new ChatMessages(request, keptMembers);
        request.input().forEach(messages::add);
        messages.endAnswer();
        messages.endOutputs();
        return messages.whole;
    }

    private void add(HistoryItem item) {
        if (!ofTheSameAnswer(item)) {
            if (!outputs.isEmpty()) {
                endAnswer();
            }
            if (!(item instanceof HistoryItem.Output)) {
                endOutputs();
            }
        }
        switch (item) {
            case HistoryItem.Message message -> {
                if (message.role() == Role.ASSISTANT) {
                    if (calls.isEmpty()) {
                        endText();
                    }
                    texts.add(message);
                } else {
                    endAnswer();
                    addFromUser(message.role() == Role.SYSTEM, said(message.content()));
                }
            }
            case HistoryItem.Reasoning thought ->
                    owner.in(thought)
                            .filter(_ -> keptMembers)
                            .flatMap(AnswerState::of)
                            .ifPresent(opened -> {
                                endAnswer();
                                state = opened;
                                reasoning = String.join("", thought.content());
                            });
            case HistoryItem.FunctionCall call -> add(call);
            case HistoryItem.LocalShellCall call -> add(FunctionsOnly.of(call, localShell));
            case HistoryItem.CustomToolCall call -> add(FunctionsOnly.of(call));
            case HistoryItem.Output output -> output(output);
        }
    }

    /** Returns whether an item is one of several calls of an answer, or its output. */
    private boolean ofTheSameAnswer(HistoryItem item) {
        return switch (item) {
            case HistoryItem.FunctionCall call -> state.calls().contains(call.callId());
            case HistoryItem.Output output -> state.calls().contains(output.callId());
            default -> false;
        };
    }

    private void add(HistoryItem.FunctionCall call) {
        JsonNode extras = state.extras().get(call.callId());
        calls.add(new ChatMessage.Call(call, extras == null ? Map.of() : members(extras)));
    }

    private void output(HistoryItem.Output output) {
        var message = new ChatMessage.Output(output.callId(), output.text());
        if (ofTheSameAnswer(output)) {
            outputs.add(message);
        } else {
            endAnswer();
            whole.add(message);
        }
        output.content().stream().filter(ContentPart.Image.class::isInstance).forEach(images::add);
    }

    /** The texts of one message are one. */
    private static List<ContentPart> said(List<ContentPart> content) {
        if (content.size() < 2 || !content.stream().allMatch(ContentPart.Text.class::isInstance)) {
            return content;
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(((ContentPart.Text) part).text()));
        return List.of(new ContentPart.Text(text.toString()));
    }

    private void addFromUser(boolean system, List<ContentPart> content) {
        if (!whole.isEmpty()
                && whole.getLast() instanceof ChatMessage.FromUser(var before, var said)
                && before == system) {
            List<ContentPart> all = new ArrayList<>(said);
            all.addAll(content);
            whole.removeLast();
            whole.add(new ChatMessage.FromUser(system, all));
        } else {
            whole.add(new ChatMessage.FromUser(system, content));
        }
    }

    private void endOutputs() {
        if (!images.isEmpty()) {
            addFromUser(false, images);
            images.clear();
        }
    }

    /** A text that follows another one is another answer, unless it belongs to the same state. */
    private void endText() {
        if (!texts.isEmpty()) {
            endAnswer();
        }
    }

    private void endAnswer() {
        if (!texts.isEmpty() || !calls.isEmpty()) {
            whole.add(new ChatMessage.FromModel(texts, calls, members()));
        }
        whole.addAll(outputs);
        texts.clear();
        calls.clear();
        outputs.clear();
        state = NONE;
        reasoning = null;
    }

    private Map<String, JsonNode> members() {
        Map<String, JsonNode> members = members(state.members());
        if (!state.reasoningName().isEmpty() && reasoning != null) {
            members.put(state.reasoningName(), StringNode.valueOf(reasoning));
        }
        return members;
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
        return members;
    }
}
