package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.exchange.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer in the language of the Messages API. Calls are passed on when the message is complete:
 * the provider does not wait minutes for an approval in the middle of it, and of a message that
 * breaks off nothing has been done.
 */
final class MessagesParser implements ResponseParser {

    private final MessagesRequest request;
    private final ModelListener listener;
    private final Map<Integer, OpenBlock> open = new HashMap<>();
    private final List<HistoryItem> pending = new ArrayList<>();
    private final Usage usage = new Usage();
    private Optional<String> id = Optional.empty();
    private @Nullable String stopReason;
    private @Nullable JsonNode stopDetails;
    private boolean anythingSaid;

    MessagesParser(MessagesRequest request, ModelListener listener) {
        this.request = request;
        this.listener = listener;
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData data) {
        StreamEvent event;
        try {
            event = StreamEventReader.read(data);
        } catch (JacksonException _) {
            // noise between the events is skipped, as in the other APIs
            return Optional.empty();
        }
        switch (event.type()) {
            case "message_start" -> begin(event.message());
            case "content_block_start" -> beginBlock(event);
            case "content_block_delta" -> {
                OpenBlock block = open.get(event.index());
                if (block != null) {
                    block.add(event.pieceType(), event.piece()).ifPresent(listener::on);
                }
            }
            case "content_block_stop" -> endBlock(event.index());
            case "message_delta" -> {
                usage.receive(event.usage());
                stopReason = event.stopReason() == null ? stopReason : event.stopReason();
                stopDetails = event.stopDetails() == null ? stopDetails : event.stopDetails();
            }
            case "message_stop" -> {
                return Optional.of(atEnd());
            }
            case "error" -> {
                return Optional.of(Either.left(AnthropicErrors.inStream(event.error())));
            }
            default -> {
                // a ping, or something new
            }
        }
        return Optional.empty();
    }

    private void begin(@Nullable JsonNode message) {
        if (message != null) {
            id = Optional.of(message.path("id").asString("")).filter(text -> !text.isEmpty());
            usage.receive(message.path("usage"));
        }
    }

    private void beginBlock(StreamEvent event) {
        if (event.block() == null) {
            return;
        }
        OpenBlock block = OpenBlock.of(event.block(), request.thoughtsAreShown());
        open.put(event.index(), block);
        if (block instanceof OpenBlock.Thinking && request.thoughtsAreShown()) {
            listener.on(new ModelEvent.ReasoningPartStarted());
        }
    }

    private void endBlock(int index) {
        OpenBlock block = open.remove(index);
        if (block != null) {
            block.whole(id).ifPresent(this::done);
        }
    }

    private void done(HistoryItem item) {
        anythingSaid |= !(item instanceof HistoryItem.Reasoning);
        if (item instanceof HistoryItem.FunctionCall || !pending.isEmpty()) {
            pending.add(item);
        } else {
            listener.on(new ModelEvent.ItemDone(item));
        }
    }

    /** Nothing but the end can follow the reason for it. */
    @Override
    public boolean isComplete() {
        return stopReason != null;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        String reason = stopReason;
        if (reason == null) {
            return broken("stream closed before the message was complete");
        }
        return switch (reason) {
            case "refusal" -> Either.left(AnthropicErrors.refused(stopDetails));
            case "model_context_window_exceeded" ->
                    Either.left(
                            new ModelError.ContextExceeded(
                                    "the response reached the end of the model's context window"));
            // Continuing would mean to send back what those tools did, which no history has; and
            // the text would be lost if it were requested again.
            case "pause_turn" ->
                    complete(
                            Optional.of(
                                    "The provider paused the response (pause_turn). It does so only"
                                            + " for tools that it runs itself, and none were"
                                            + " offered."));
            case "max_tokens" ->
                    anythingSaid
                            ? complete(
                                    Optional.of(
                                            "The response was cut off at its limit of "
                                                    + request.maxTokens()
                                                    + " output tokens"
                                                    + " (model_max_output_tokens)."))
                            : Either.left(
                                    new ModelError.Withheld(
                                            "the model reached its limit of "
                                                    + request.maxTokens()
                                                    + " output tokens before it produced any text"
                                                    + " (model_max_output_tokens)"));
            default -> complete(Optional.empty());
        };
    }

    private Either<ModelError, ModelResponse> complete(Optional<String> notice) {
        pending.forEach(item -> listener.on(new ModelEvent.ItemDone(item)));
        return Either.right(new ModelResponse(id, usage.total(), notice));
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return AnthropicErrors.of(refusal);
    }
}
