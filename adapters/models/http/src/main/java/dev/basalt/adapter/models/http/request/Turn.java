package dev.basalt.adapter.models.http.request;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.List;

/**
 * All that one side of a conversation sends until it is the other's turn. Outputs of calls are sent
 * by the user's side and come first in it.
 */
public record Turn(boolean ofTheModel, List<Part> parts) {

    public Turn {
        parts = List.copyOf(parts);
    }

    /** A piece of a turn. */
    public sealed interface Part {

        /** A text that is not blank, or a picture. */
        record Content(ContentPart content) implements Part {}

        /** What the model thought before the next part. */
        record Thought(HistoryItem.Reasoning reasoning) implements Part {}

        record Call(HistoryItem.FunctionCall call) implements Part {}

        /**
         * The output of a call.
         *
         * @param tool the name of what was called
         * @param success whether the call did what the model wanted
         */
        record Output(String callId, String tool, List<ContentPart> content, boolean success)
                implements Part {
            public Output {
                content = List.copyOf(content);
            }

            /** Returns the texts of the content. */
            public String text() {
                return ContentPart.text(content);
            }

            /** Returns whether there is nothing but text. */
            public boolean isText() {
                return content.stream().allMatch(ContentPart.Text.class::isInstance);
            }
        }
    }
}
