package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EndReason;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.openai.OpenAiErrors;
import dev.basalt.adapter.models.openai.OpenAiUsage;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * Parses a response of the Chat Completions API. Its pieces are reported as they arrive, and again
 * as whole items when it has ended: with the mark {@code [DONE]}, or with the stream after a reason
 * for the end.
 */
final class ChatResponseParser implements ResponseParser {

    private final Optional<Credential> credential;
    private final ModelListener listener;
    private final ChatItems items;
    private Optional<String> id = Optional.empty();
    private Optional<TokenUsage> usage = Optional.empty();
    private String finishReason = "";
    private boolean marked;
    private Ending ending = Ending.OPEN;

    /** Whether something was said after a reason for the end: the server's reasons mean nothing. */
    private boolean wentOn;

    ChatResponseParser(ModelRequest request, ModelListener listener) {
        this.credential = request.credential();
        this.listener = listener;
        this.items = new ChatItems(ChatMessage.state(request));
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData data) {
        if (data.is("[DONE]")) {
            marked = true;
            return Optional.of(atEnd());
        }
        ChatChunk chunk;
        try {
            chunk = ChatChunkReader.read(data);
        } catch (JacksonException _) {
            // noise between the events is skipped, as in the other API
            return Optional.empty();
        }
        return receive(chunk);
    }

    private Optional<Either<ModelError, ModelResponse>> receive(ChatChunk chunk) {
        JsonNode error = chunk.error();
        if (error != null && !error.isNull() && ending == Ending.OPEN) {
            return failed(OpenAiErrors.inStream(error, "error event received"));
        }
        if (chunk.id() != null) {
            id = Optional.of(chunk.id());
        }
        if (chunk.usage() != null) {
            usage = OpenAiUsage.of(chunk.usage()).or(() -> usage);
        }
        boolean says = chunk.saysSomething();
        wentOn |= says && ending != Ending.OPEN;
        pieces(chunk);
        if (chunk.finishReason() != null) {
            finishReason = chunk.finishReason();
            ending = says || wentOn || !items.anythingSaid() ? Ending.CLAIMED : Ending.CERTAIN;
        }
        return Optional.empty();
    }

    private void pieces(ChatChunk chunk) {
        if (!chunk.reasoning().isEmpty() || !chunk.reasoningName().isEmpty()) {
            items.reasoning(chunk.reasoning(), chunk.reasoningName());
        }
        if (!chunk.reasoning().isEmpty()) {
            listener.on(new ModelEvent.ReasoningTextDelta(chunk.reasoning()));
        }
        String content = chunk.whole() ? items.newIn(chunk.content()) : chunk.content();
        if (!content.isEmpty()) {
            items.text(content);
            listener.on(new ModelEvent.TextDelta(content));
        }
        items.keep(chunk.kept());
        if (chunk.toolCalls() != null) {
            chunk.toolCalls().forEach(items::call);
        }
        if (chunk.functionCall() != null) {
            items.call(chunk.functionCall());
        }
    }

    @Override
    public Ending ending() {
        return ending;
    }

    /** A plain response is whole without a mark of its end. */
    @Override
    public Optional<Either<ModelError, ModelResponse>> receivePlain(EventData value) {
        Optional<Either<ModelError, ModelResponse>> end = receive(value);
        ending = items.anythingSaid() && ending == Ending.OPEN ? Ending.CLAIMED : ending;
        return end;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        if (ending == Ending.OPEN && !marked) {
            return broken("stream closed before the answer was complete");
        }
        return switch (FinishReason.of(finishReason)) {
            case FAILURE ->
                    broken(
                            "the provider ended the response with an error"
                                    + (finishReason.equals("error") ? "" : named()));
            case CONTEXT_FULL ->
                    Either.left(
                            new ModelError.ContextExceeded(
                                    "the response reached the end of the model's context window"));
            case FILTER ->
                    Either.left(
                            new ModelError.Refused(
                                    "the provider's content filter blocked the response"
                                            + named()));
            case LENGTH ->
                    items.anythingSaid()
                            ? complete(
                                    Optional.of(
                                            "The response was cut off at its limit of output tokens"
                                                    + named()
                                                    + "."))
                            : withheld(
                                    "the model reached its limit of output tokens before it"
                                            + " produced any text");
            case CALLS ->
                    items.hasCalls()
                            ? complete(Optional.empty())
                            : broken(
                                    "the model announced a tool call" + named() + " and sent none");
            case END ->
                    items.anythingSaid()
                            ? complete(EndReason.notice(finishReason))
                            : Either.left(new ModelError.EmptyResponse());
        };
    }

    private String named() {
        return " (" + finishReason + ")";
    }

    private Either<ModelError, ModelResponse> complete(Optional<String> notice) {
        items.whole().forEach(item -> listener.on(new ModelEvent.ItemDone(item)));
        return Either.right(new ModelResponse(id, usage, notice));
    }

    private Either<ModelError, ModelResponse> withheld(String reason) {
        return Either.left(new ModelError.Withheld(reason + named()));
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return OpenAiErrors.of(refusal, credential);
    }

    private static Optional<Either<ModelError, ModelResponse>> failed(ModelError error) {
        return Optional.of(Either.left(error));
    }
}
