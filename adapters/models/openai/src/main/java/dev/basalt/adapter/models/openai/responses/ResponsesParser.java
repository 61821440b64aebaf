package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.openai.OpenAiErrors;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;

import java.util.Optional;

/** An answer in the language of the Responses API. */
final class ResponsesParser implements ResponseParser {

    private final ModelRequest request;
    private final ResponsesItems items;

    ResponsesParser(ModelRequest request, ModelListener listener) {
        this.request = request;
        this.items = new ResponsesItems(ResponsesRequest.state(request), listener);
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData data) {
        ResponsesEvent event;
        try {
            event = ResponsesEventReader.read(data);
        } catch (JacksonException _) {
            // noise between the events is skipped (codex 0.23.0 compatibility)
            return Optional.empty();
        }
        return switch (event) {
            case ResponsesEvent.Piece(var piece) -> {
                items.piece(piece);
                yield Optional.empty();
            }
            case ResponsesEvent.Done(var item) -> {
                items.done(item);
                yield Optional.empty();
            }
            case ResponsesEvent.OpenCall(var itemId, var item) -> {
                items.openCall(itemId, item);
                yield Optional.empty();
            }
            case ResponsesEvent.Completed completed -> Optional.of(complete(completed));
            case ResponsesEvent.End(var outcome) -> Optional.of(outcome);
            case ResponsesEvent.Other() -> Optional.empty();
        };
    }

    private Either<ModelError, ModelResponse> complete(ResponsesEvent.Completed completed) {
        items.end(completed.output());
        ModelResponse response = completed.response();
        return completed
                .cut()
                .<Either<ModelError, ModelResponse>>map(reason -> cut(response, reason))
                .orElseGet(() ->
                        items.anythingSaid()
                                ? Either.right(response)
                                : Either.left(new ModelError.EmptyResponse()));
    }

    private Either<ModelError, ModelResponse> cut(ModelResponse response, String reason) {
        return !items.anythingSaid()
                ? Either.left(
                        new ModelError.Withheld(
                                "the model reached its limit of output tokens before it produced"
                                        + " anything ("
                                        + reason
                                        + ")"))
                : Either.right(
                        new ModelResponse(
                                response.id(),
                                response.usage(),
                                Optional.of(
                                        "The response was cut off at its limit of output tokens ("
                                                + reason
                                                + ").")));
    }

    /** Only an event of its own ends the answer. */
    @Override
    public Ending ending() {
        return Ending.OPEN;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        return Either.left(ResponsesEventReader.CLOSED_EARLY);
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return OpenAiErrors.of(refusal, request.credential());
    }
}
