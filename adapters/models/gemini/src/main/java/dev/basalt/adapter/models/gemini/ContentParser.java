package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EndReason;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.http.stream.StreamJson;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.Optional;
import java.util.UUID;

/**
 * An answer in the language of the Gemini API: chunks, of which the last has a reason to end. The
 * end of the stream is the end of the answer.
 */
final class ContentParser implements ResponseParser {

    private final ModelRequest request;
    private final ModelListener listener;
    private final LongAnswer answer;
    private @Nullable ContentParts parts;
    private Optional<String> id = Optional.empty();
    private Optional<TokenUsage> usage = Optional.empty();
    private @Nullable String finishReason;
    private String finishMessage = "";
    private String continuation = "";

    /** Whether something was said after a reason for the end. */
    private boolean wentOn;

    /**
     * Begins with the answer to a request.
     *
     * @param answer what earlier requests have had of it
     */
    ContentParser(ModelRequest request, ModelListener listener, LongAnswer answer) {
        this.request = request;
        this.listener = listener;
        this.answer = answer;
        this.parts = answer.parts();
        if (parts != null) {
            parts.reportTo(listener);
        }
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData data) {
        Optional<String> text;
        JsonNode chunk = MissingNode.getInstance();
        try {
            text = id.isPresent() ? PlainText.of(data) : Optional.empty();
            if (text.isEmpty()) {
                chunk = StreamJson.tree(data);
            }
        } catch (JacksonException _) {
            // noise between the events is skipped, as in the other APIs
            return Optional.empty();
        }
        if (text.isPresent()) {
            wentOn |= finishReason != null;
            parts().text(text.get(), Optional.empty());
            return Optional.empty();
        }
        return receive(chunk);
    }

    private Optional<Either<ModelError, ModelResponse>> receive(JsonNode chunk) {
        JsonNode error = ErrorJson.inEvent(chunk);
        if (!error.isMissingNode()) {
            return Optional.of(Either.left(GeminiErrors.inStream(error)));
        }
        JsonNode feedback = chunk.path("promptFeedback");
        if (!feedback.path("blockReason").asString("").isEmpty()) {
            return Optional.of(
                    refused(
                            "the provider blocked the prompt",
                            feedback.path("blockReason").asString(""),
                            feedback.path("blockReasonMessage").asString("")));
        }
        if (id.isEmpty()) {
            id = Optional.of(chunk.path("responseId").asString("")).filter(text -> !text.isEmpty());
        }
        usage = Usage.of(chunk.path("usageMetadata")).or(() -> usage);
        for (JsonNode candidate : chunk.path("candidates")) {
            // no more than one was asked for
            if (candidate.path("index").asInt(0) == 0) {
                receiveCandidate(candidate);
            }
        }
        return Optional.empty();
    }

    private void receiveCandidate(JsonNode candidate) {
        JsonNode content = candidate.path("content");
        JsonNode all = content.path("parts");
        if (content.isString()) {
            parts().text(content.stringValue(), Optional.empty());
        } else if (all.isObject()) {
            parts().add(all);
        } else {
            all.forEach(part -> parts().add(part));
        }
        boolean says = content.isString() || !all.isEmpty();
        wentOn |= says && finishReason != null;
        String reason = candidate.path("finishReason").asString("");
        if (!reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED")) {
            finishReason = reason;
            finishMessage = candidate.path("finishMessage").asString("");
            continuation = candidate.path("continuationToken").asString("");
        }
    }

    private ContentParts parts() {
        ContentParts begun = parts;
        if (begun == null) {
            begun =
                    new ContentParts(
                            id.orElseGet(() -> "answer-" + UUID.randomUUID()),
                            request.reasoning()
                                    .map(asked -> !asked.summary().equals(ReasoningSummary.NONE))
                                    .orElse(false),
                            ContentRequest.state(request),
                            listener);
            parts = begun;
        }
        return begun;
    }

    /** Gateways name a reason with every chunk, also before the answer; then it means nothing. */
    @Override
    public Ending ending() {
        if (finishReason == null) {
            return Ending.OPEN;
        }
        boolean likely = !wentOn && usage.isPresent() && parts().anythingSaid();
        return likely ? Ending.CERTAIN : Ending.CLAIMED;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        String reason = finishReason;
        if (reason == null) {
            return broken("stream closed before the answer was complete");
        }
        return switch (reason) {
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION",
                    "MISSING_THOUGHT_SIGNATURE" ->
                    refused("the provider blocked the response", reason, finishMessage);
            // chance has a part in these
            case "MALFORMED_FUNCTION_CALL",
                    "MALFORMED_RESPONSE",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "OTHER" ->
                    broken(described("the response ended abnormally", reason, finishMessage));
            case "MAX_TOKENS" ->
                    parts().anythingSaid()
                            ? complete(
                                    Optional.of(
                                            "The response was cut off at its limit of output"
                                                    + " tokens (model_max_output_tokens)."))
                            : Either.left(
                                    new ModelError.Withheld(
                                            "the model reached its limit of output tokens before it"
                                                + " produced any text (model_max_output_tokens)"));
            case "CONTINUATION" ->
                    answer.goOn(continuation, parts(), usage)
                            ? Either.right(new ModelResponse(id, usage))
                            : said(
                                    Optional.of(
                                            "The response was cut off where it should have gone on"
                                                    + " (CONTINUATION)."));
            default ->
                    said(
                            EndReason.notice(
                                    finishMessage.isEmpty()
                                            ? reason
                                            : reason + ": " + finishMessage));
        };
    }

    private Either<ModelError, ModelResponse> said(Optional<String> notice) {
        return parts().anythingSaid()
                ? complete(notice)
                : Either.left(new ModelError.EmptyResponse());
    }

    private Either<ModelError, ModelResponse> complete(Optional<String> notice) {
        parts().end();
        return Either.right(new ModelResponse(id, answer.withEarlier(usage), notice));
    }

    private static Either<ModelError, ModelResponse> refused(
            String what, String reason, String message) {
        return Either.left(new ModelError.Refused(described(what, reason, message)));
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    private static String described(String what, String reason, String message) {
        return what + " (" + reason + ")" + (message.isEmpty() ? "" : ": " + message);
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return GeminiErrors.of(refusal);
    }
}
