package dev.basalt.adapter.models.openai;

import dev.basalt.adapter.models.http.FunctionsOnly;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said and done, as the Chat Completions API has it. There, what the model says and the
 * calls that go with it are one message, which the outputs must follow at once.
 */
sealed interface ChatMessage {

    /** Said by the user or the system. */
    record Heard(HistoryItem.Message message) implements ChatMessage {}

    /** Said by the model. */
    record Answer(List<HistoryItem.Message> texts, List<HistoryItem.FunctionCall> calls)
            implements ChatMessage {
        public Answer {
            texts = List.copyOf(texts);
            calls = List.copyOf(calls);
        }
    }

    record Output(String callId, String text) implements ChatMessage {}

    static List<ChatMessage> of(List<HistoryItem> history) {
        var messages = new Messages();
        history.forEach(messages::add);
        messages.endAnswer();
        return messages.whole;
    }

    /** An answer is kept back until it is known to be whole. */
    final class Messages {

        private final List<ChatMessage> whole = new ArrayList<>();
        private final List<HistoryItem.Message> texts = new ArrayList<>();
        private final List<HistoryItem.FunctionCall> calls = new ArrayList<>();

        private Messages() {}

        private void add(HistoryItem item) {
            switch (item) {
                case HistoryItem.Message message -> {
                    if (message.role() == Role.ASSISTANT) {
                        if (calls.isEmpty()) {
                            endAnswer();
                        }
                        texts.add(message);
                    } else {
                        endAnswer();
                        whole.add(new Heard(message));
                    }
                }
                case HistoryItem.Reasoning _ -> {
                    // the model is not shown what it thought
                }
                case HistoryItem.FunctionCall call -> calls.add(call);
                case HistoryItem.LocalShellCall call -> calls.add(FunctionsOnly.of(call));
                case HistoryItem.CustomToolCall call -> calls.add(FunctionsOnly.of(call));
                case HistoryItem.FunctionOutput(var callId, var output) -> output(callId, output);
                case HistoryItem.CustomToolOutput(var callId, var output) -> output(callId, output);
            }
        }

        private void output(String callId, String text) {
            endAnswer();
            whole.add(new Output(callId, text));
        }

        private void endAnswer() {
            if (!texts.isEmpty() || !calls.isEmpty()) {
                whole.add(new Answer(texts, calls));
                texts.clear();
                calls.clear();
            }
        }
    }
}
