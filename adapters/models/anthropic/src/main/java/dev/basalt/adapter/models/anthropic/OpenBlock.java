package dev.basalt.adapter.models.anthropic;

import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A block of an answer while it comes. */
abstract sealed class OpenBlock {

    /** Adds the next piece; what can be shown of it at once is the event. */
    abstract Optional<ModelEvent> add(String pieceType, String piece);

    /**
     * Returns the whole.
     *
     * @param messageId of the response it belongs to
     */
    abstract Optional<HistoryItem> whole(Optional<String> messageId);

    /**
     * Begins a block.
     *
     * @param thoughtsAreShown whether the reasoning of the model is shown
     */
    static OpenBlock of(JsonNode block, boolean thoughtsAreShown) {
        return switch (block.path("type").asString("")) {
            case "text" -> new Text(block.path("text").asString(""));
            case "thinking" ->
                    new Thinking(
                            block.path("thinking").asString(""),
                            block.path("signature").asString(""),
                            thoughtsAreShown);
            case "redacted_thinking" -> new Redacted(block.path("data").asString(""));
            case "tool_use" -> new Call(block);
            // tools that run at the provider are not asked for
            default -> new Unknown();
        };
    }

    static final class Text extends OpenBlock {

        private final StringBuilder text = new StringBuilder();

        private Text(String beginning) {
            text.append(beginning);
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            if (!pieceType.equals("text_delta") || piece.isEmpty()) {
                return Optional.empty();
            }
            text.append(piece);
            return Optional.of(new ModelEvent.TextDelta(piece));
        }

        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new HistoryItem.Message(
                                    messageId,
                                    Role.ASSISTANT,
                                    List.of(new ContentPart.Text(text.toString()))));
        }
    }

    static final class Thinking extends OpenBlock {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder signature = new StringBuilder();
        private final boolean shown;

        private Thinking(String beginning, String signature, boolean shown) {
            this.text.append(beginning);
            this.signature.append(signature);
            this.shown = shown;
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            switch (pieceType) {
                case "thinking_delta" -> {
                    text.append(piece);
                    return piece.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    shown
                                            ? new ModelEvent.ReasoningSummaryDelta(piece)
                                            : new ModelEvent.ReasoningTextDelta(piece));
                }
                case "signature_delta" -> signature.append(piece);
                default -> {}
            }
            return Optional.empty();
        }

        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            return Optional.of(SignedThinking.item(text.toString(), signature.toString(), shown));
        }
    }

    static final class Redacted extends OpenBlock {

        private final String data;

        private Redacted(String data) {
            this.data = data;
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            return Optional.empty();
        }

        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            return Optional.of(SignedThinking.redacted(data));
        }
    }

    static final class Call extends OpenBlock {

        private final String id;
        private final String name;
        private final JsonNode input;
        private final StringBuilder arguments = new StringBuilder();

        private Call(JsonNode block) {
            this.id = block.path("id").asString("");
            this.name = block.path("name").asString("");
            this.input = block.path("input");
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            if (pieceType.equals("input_json_delta")) {
                arguments.append(piece);
            }
            return Optional.empty();
        }

        /** Some servers send the input at once; a call without an id gets one for its output. */
        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            String whole = input.isObject() ? input.toString() : "{}";
            return Optional.of(
                    new HistoryItem.FunctionCall(
                            messageId,
                            id.isEmpty() ? "toolu_" + UUID.randomUUID() : id,
                            name,
                            arguments.isEmpty() ? whole : arguments.toString()));
        }
    }

    static final class Unknown extends OpenBlock {

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            return Optional.empty();
        }

        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            return Optional.empty();
        }
    }
}
