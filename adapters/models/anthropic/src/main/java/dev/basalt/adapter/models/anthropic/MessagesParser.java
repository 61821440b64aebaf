package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EndReason;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.adapter.models.http.stream.UniqueCalls;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer in the language of the Messages API. Calls are passed on when the message is complete:
 * the provider does not wait minutes for an approval in the middle of it, and of a message that
 * breaks off nothing has been done.
 */
final class MessagesParser implements ResponseParser {

    private final MessagesRequest request;
    private final ModelListener listener;
    private final OpenBlock.Factory blocks;
    private final Map<Integer, OpenBlock> open = new TreeMap<>();
    private final UniqueCalls calls = new UniqueCalls();
    private final List<HistoryItem> pending = new ArrayList<>();
    private final Usage usage = new Usage();
    private Optional<String> id = Optional.empty();
    private @Nullable String stopReason;
    private @Nullable JsonNode stopDetails;
    private boolean anythingSaid;
    private boolean called;
    private boolean stopped;
    private boolean wentOn;

    MessagesParser(MessagesRequest request, ModelListener listener) {
        this.request = request;
        this.listener = listener;
        this.blocks = new OpenBlock.Factory(request.thoughtsAreShown(), request.state());
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
                goOn();
                OpenBlock block =
                        open.computeIfAbsent(event.index(), _ -> blocks.ofPiece(event.pieceType()));
                block.add(event.pieceType(), event.piece()).ifPresent(listener::on);
            }
            case "content_block_stop" -> endBlock(event.index());
            case "message_delta" -> {
                usage.receive(event.usage());
                stopReason = event.stopReason() == null ? stopReason : event.stopReason();
                stopDetails = event.stopDetails() == null ? stopDetails : event.stopDetails();
            }
            case "message_stop" -> {
                stopped = true;
                return Optional.of(atEnd());
            }
            case "message" -> plain(StreamJson.tree(data));
            case "error", "" -> {
                // gateways leave the object around an error out, or the type
                JsonNode error =
                        event.error() == null
                                ? ErrorJson.inEvent(StreamJson.tree(data))
                                : event.error();
                if (event.type().equals("error") || !error.isMissingNode()) {
                    return Optional.of(Either.left(AnthropicErrors.inStream(error)));
                }
            }
            default -> {
                // a ping, or something new
            }
        }
        return Optional.empty();
    }

    /** A response that did not come as a stream. */
    private void plain(JsonNode message) {
        begin(message);
        for (JsonNode block : message.path("content")) {
            blocks.of(block).whole(id).ifPresent(this::done);
        }
        stopped = true;
        stopReason = message.path("stop_reason").asString("end_turn");
        stopDetails = message.path("stop_details");
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
        goOn();
        endBlock(event.index());
        OpenBlock block = blocks.of(event.block());
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
        anythingSaid |=
                switch (item) {
                    case HistoryItem.Message message ->
                            !ContentPart.text(message.content()).isBlank();
                    case HistoryItem.Reasoning _ -> false;
                    default -> true;
                };
        if (item instanceof HistoryItem.FunctionCall call) {
            called = true;
            calls.of(call).ifPresent(pending::add);
        } else if (!pending.isEmpty()) {
            pending.add(item);
        } else {
            listener.on(new ModelEvent.ItemDone(item));
        }
    }

    /** Content after a reason for the end: the server's reasons mean nothing. */
    private void goOn() {
        wentOn |= stopReason != null;
    }

    @Override
    public Ending ending() {
        if (stopReason == null) {
            return stopped ? Ending.CERTAIN : Ending.OPEN;
        }
        return wentOn || !open.isEmpty() || !anythingSaid ? Ending.CLAIMED : Ending.CERTAIN;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        String reason = stopReason;
        if (reason == null && !stopped) {
            return broken("stream closed before the message was complete");
        }
        List.copyOf(open.keySet()).forEach(this::endBlock);
        return switch (reason == null ? "end_turn" : reason) {
            case "tool_use" ->
                    called
                            ? complete(Optional.empty())
                            : broken("the model announced a tool call (tool_use) and sent none");
            case "error" -> broken("the provider ended the response with an error");
            case "refusal", "content_filter", "content_filtered", "sensitive" ->
                    Either.left(AnthropicErrors.refused(stopDetails));
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
            case "max_tokens", "length" ->
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
            default ->
                    anythingSaid
                            ? complete(EndReason.notice(reason == null ? "" : reason))
                            : Either.left(new ModelError.EmptyResponse());
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
