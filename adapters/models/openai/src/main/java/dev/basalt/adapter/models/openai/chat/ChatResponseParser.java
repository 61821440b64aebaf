package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.exchange.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.adapter.models.openai.OpenAiErrors;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
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
 * as whole items when it has ended.
 */
final class ChatResponseParser implements ResponseParser {

    private final Optional<Credential> credential;
    private final ModelListener listener;
    private final ChatItems items = new ChatItems();
    private Optional<String> id = Optional.empty();
    private Optional<TokenUsage> usage = Optional.empty();
    private boolean finished;

    ChatResponseParser(Optional<Credential> credential, ModelListener listener) {
        this.credential = credential;
        this.listener = listener;
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData data) {
        if (data.is("[DONE]")) {
            finished = true;
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
        if (error != null && !error.isNull() && !finished) {
            return failed(OpenAiErrors.inStream(error, "error event received"));
        }
        if (chunk.id() != null) {
            id = Optional.of(chunk.id());
        }
        if (chunk.usage() != null) {
            usage = usage(chunk.usage()).or(() -> usage);
        }
        pieces(chunk);
        if (chunk.finishReason() != null) {
            if (chunk.finishReason().equals("error")) {
                return failed(
                        new ModelError.StreamBroken(
                                "the provider ended the response with an error", Optional.empty()));
            }
            finished = true;
        }
        return finished && usage.isPresent() ? Optional.of(atEnd()) : Optional.empty();
    }

    private void pieces(ChatChunk chunk) {
        if (!chunk.reasoning().isEmpty()) {
            items.reasoning(chunk.reasoning());
            listener.on(new ModelEvent.ReasoningTextDelta(chunk.reasoning()));
        }
        if (!chunk.content().isEmpty()) {
            items.text(chunk.content());
            listener.on(new ModelEvent.TextDelta(chunk.content()));
        }
        if (chunk.toolCalls() != null) {
            chunk.toolCalls().forEach(items::call);
        }
    }

    /** The figures of the usage may still come after the answer, or not. */
    @Override
    public boolean isComplete() {
        return finished;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        if (!finished) {
            return Either.left(
                    new ModelError.StreamBroken(
                            "stream closed before the answer was complete", Optional.empty()));
        }
        items.whole().forEach(item -> listener.on(new ModelEvent.ItemDone(item)));
        return Either.right(new ModelResponse(id, usage));
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return OpenAiErrors.of(refusal, credential);
    }

    private static Optional<Either<ModelError, ModelResponse>> failed(ModelError error) {
        return Optional.of(Either.left(error));
    }

    private static Optional<TokenUsage> usage(JsonNode usage) {
        if (!usage.path("prompt_tokens").isNumber()) {
            return Optional.empty();
        }
        long input = usage.path("prompt_tokens").asLong(0);
        long output = usage.path("completion_tokens").asLong(0);
        return Optional.of(
                new TokenUsage(
                        input,
                        StreamJson.count(usage.path("prompt_tokens_details").path("cached_tokens")),
                        output,
                        StreamJson.count(
                                usage.path("completion_tokens_details").path("reasoning_tokens")),
                        StreamJson.count(usage.path("total_tokens")).orElse(input + output)));
    }
}
