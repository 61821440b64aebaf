package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.spec.LocalShellFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of history in the form of the Chat Completions API. There, what the model says and the
 * calls that go with it are one message, which the outputs must follow at once.
 */
sealed interface ChatMessage {

    /** From the user or the system. */
    record FromUser(HistoryItem.Message message) implements ChatMessage {}

    /** From the model. */
    record FromModel(List<HistoryItem.Message> texts, List<HistoryItem.FunctionCall> calls)
            implements ChatMessage {
        public FromModel {
            texts = List.copyOf(texts);
            calls = List.copyOf(calls);
        }
    }

    record Output(String callId, String text) implements ChatMessage {}

    static List<ChatMessage> of(ModelRequest request) {
        var messages = new Messages(request.localShell());
        request.input().forEach(messages::add);
        messages.endAnswer();
        messages.endOutputs();
        return messages.whole;
    }

    /** An answer is kept back until it is known to be whole. */
    final class Messages {

        private final List<ChatMessage> whole = new ArrayList<>();
        private final List<HistoryItem.Message> texts = new ArrayList<>();
        private final List<HistoryItem.FunctionCall> calls = new ArrayList<>();

        /** Images of outputs, which only a user can send: after the outputs of an answer. */
        private final List<ContentPart> images = new ArrayList<>();

        private final LocalShellFunction localShell;

        private Messages(LocalShellFunction localShell) {
            this.localShell = localShell;
        }

        private void add(HistoryItem item) {
            if (!(item instanceof HistoryItem.Output)) {
                endOutputs();
            }
            switch (item) {
                case HistoryItem.Message message -> {
                    if (message.role() == Role.ASSISTANT) {
                        if (calls.isEmpty()) {
                            endAnswer();
                        }
                        texts.add(message);
                    } else {
                        endAnswer();
                        whole.add(new FromUser(message));
                    }
                }
                case HistoryItem.Reasoning _ -> {
                    // the model is not shown what it thought
                }
                case HistoryItem.FunctionCall call -> calls.add(call);
                case HistoryItem.LocalShellCall call ->
                        calls.add(FunctionsOnly.of(call, localShell));
                case HistoryItem.CustomToolCall call -> calls.add(FunctionsOnly.of(call));
                case HistoryItem.Output output -> output(output);
            }
        }

        private void output(HistoryItem.Output output) {
            endAnswer();
            whole.add(new Output(output.callId(), output.text()));
            output.content().stream()
                    .filter(ContentPart.Image.class::isInstance)
                    .forEach(images::add);
        }

        private void endOutputs() {
            if (!images.isEmpty()) {
                whole.add(
                        new FromUser(new HistoryItem.Message(Optional.empty(), Role.USER, images)));
                images.clear();
            }
        }

        private void endAnswer() {
            if (!texts.isEmpty() || !calls.isEmpty()) {
                whole.add(new FromModel(texts, calls));
                texts.clear();
                calls.clear();
            }
        }
    }
}
