package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import tools.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A piece of history in the form of the Chat Completions API. There, what the model says and the
 * calls that go with it are one message, which the outputs must follow at once.
 */
sealed interface ChatMessage {

    /**
     * From the user or the system. What one side says in a row is one message: the templates of
     * some models refuse two.
     *
     * @param content one text for each thing said, unless there are images
     */
    record FromUser(boolean system, List<ContentPart> content) implements ChatMessage {
        public FromUser {
            content = List.copyOf(content);
        }

        boolean isText() {
            return content.stream().allMatch(ContentPart.Text.class::isInstance);
        }

        /** Returns the texts, a blank line between them. */
        String text() {
            return content.stream()
                    .filter(ContentPart.Text.class::isInstance)
                    .map(part -> ((ContentPart.Text) part).text())
                    .collect(Collectors.joining("\n\n"));
        }
    }

    /**
     * From the model.
     *
     * @param members that the provider wants back with it; always in the same order, so that it
     *     finds the beginning of the conversation in its cache
     */
    record FromModel(
            List<HistoryItem.Message> texts, List<Call> calls, Map<String, JsonNode> members)
            implements ChatMessage {
        public FromModel {
            texts = List.copyOf(texts);
            calls = List.copyOf(calls);
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }
    }

    /**
     * A call in a message from the model.
     *
     * @param members that the provider wants back with it
     */
    record Call(HistoryItem.FunctionCall call, Map<String, JsonNode> members) {
        public Call {
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }
    }

    record Output(String callId, String text) implements ChatMessage {}

    /** A message from the user, or an output, up to whose end the provider is asked to cache. */
    record Marked(ChatMessage message, CacheMark mark) implements ChatMessage {}

    /** What the provider of a request wants back is kept for it. */
    static ProviderState state(ModelRequest request) {
        return ProviderState.of("chat", request);
    }
}
