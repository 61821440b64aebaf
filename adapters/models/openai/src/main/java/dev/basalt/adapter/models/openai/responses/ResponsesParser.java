package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.exchange.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.adapter.models.openai.OpenAiErrors;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;

import java.util.Optional;

/** An answer in the language of the Responses API. */
final class ResponsesParser implements ResponseParser {

    private final Optional<Credential> credential;
    private final ModelListener listener;

    ResponsesParser(Optional<Credential> credential, ModelListener listener) {
        this.credential = credential;
        this.listener = listener;
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
                listener.on(piece);
                yield Optional.empty();
            }
            case ResponsesEvent.End(var outcome) -> Optional.of(outcome);
            case ResponsesEvent.Other() -> Optional.empty();
        };
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        return Either.left(ResponsesEventReader.CLOSED_EARLY);
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return OpenAiErrors.of(refusal, credential);
    }
}
