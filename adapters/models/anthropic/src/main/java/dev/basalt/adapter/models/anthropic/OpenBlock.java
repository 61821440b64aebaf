package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.adapter.models.http.stream.AnswerSize;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Begins the blocks of one message. */
    static final class Factory {

        private final boolean thoughtsAreShown;
        private final ProviderState state;
        private final AnswerSize size = new AnswerSize();

        /**
         * @param thoughtsAreShown whether the reasoning of the model is shown
         * @param state whose the signatures are
         */
        Factory(boolean thoughtsAreShown, ProviderState state) {
            this.thoughtsAreShown = thoughtsAreShown;
            this.state = state;
        }

        OpenBlock of(JsonNode block) {
            return switch (block.path("type").asString("")) {
                case "text" -> new Text(block.path("text").asString(""), size);
                case "thinking" ->
                        new Thinking(
                                block.path("thinking").asString(""),
                                block.path("signature").asString(""),
                                this);
                case "redacted_thinking" -> new Redacted(block.path("data").asString(""), state);
                case "tool_use" -> new Call(block, size, state);
                // tools that run at the provider are not asked for
                default -> new Unknown();
            };
        }

        /** Begins a block that only its pieces tell of, as some gateways send it. */
        OpenBlock ofPiece(String type) {
            return switch (type) {
                case "text_delta" -> new Text("", size);
                case "thinking_delta" -> new Thinking("", "", this);
                default -> new Unknown();
            };
        }
    }

    static final class Text extends OpenBlock {

        private final StringBuilder text = new StringBuilder();

        private final AnswerSize size;

        private Text(String beginning, AnswerSize size) {
            this.size = size;
            size.add(beginning);
            text.append(beginning);
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            if (!pieceType.equals("text_delta") || piece.isEmpty()) {
                return Optional.empty();
            }
            size.add(piece);
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
        private final Factory blocks;

        private Thinking(String beginning, String signature, Factory blocks) {
            this.text.append(beginning);
            this.signature.append(signature);
            this.shown = blocks.thoughtsAreShown;
            this.blocks = blocks;
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            blocks.size.add(piece);
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
            return Optional.of(
                    SignedThinking.item(
                            text.toString(), signature.toString(), shown, blocks.state));
        }
    }

    static final class Redacted extends OpenBlock {

        private final String data;
        private final ProviderState state;

        private Redacted(String data, ProviderState state) {
            this.data = data;
            this.state = state;
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            return Optional.empty();
        }

        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            return Optional.of(SignedThinking.redacted(data, state));
        }
    }

    static final class Call extends OpenBlock {

        private static final Set<String> KNOWN = Set.of("type", "id", "name", "input");

        private final String id;
        private final String name;
        private final JsonNode input;
        private final StringBuilder arguments = new StringBuilder();
        private final Optional<String> state;

        private final AnswerSize size;

        private Call(JsonNode block, AnswerSize size, ProviderState owner) {
            this.size = size;
            this.state = state(block, owner);
            this.id = block.path("id").asString("");
            this.name = block.path("name").asString("");
            this.input = block.path("input");
        }

        @Override
        Optional<ModelEvent> add(String pieceType, String piece) {
            if (pieceType.equals("input_json_delta")) {
                size.add(piece);
                arguments.append(piece);
            }
            return Optional.empty();
        }

        /** Keeps what the provider adds to its call: a signature covers that, too. */
        private static Optional<String> state(JsonNode block, ProviderState owner) {
            ObjectNode others = JsonNodeFactory.instance.objectNode();
            block.properties()
                    .forEach(member -> {
                        if (!KNOWN.contains(member.getKey()) && !member.getValue().isNull()) {
                            others.set(member.getKey(), member.getValue());
                        }
                    });
            return others.isEmpty() ? Optional.empty() : Optional.of(owner.seal(others.toString()));
        }

        /** Some servers send the input at once; a call without an id gets one for its output. */
        @Override
        Optional<HistoryItem> whole(Optional<String> messageId) {
            String whole = input.isObject() ? input.toString() : input.stringValue("{}");
            return Optional.of(
                    new HistoryItem.FunctionCall(
                            messageId,
                            id.isEmpty() ? "toolu_" + UUID.randomUUID() : id,
                            name,
                            arguments.isEmpty() ? whole : arguments.toString(),
                            state));
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
