package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Keeps the refusal that another parser turns into an error. */
final class RefusalObserver implements ResponseParser {

    private final ResponseParser parser;
    private @Nullable HttpRefusal refusal;

    RefusalObserver(ResponseParser parser) {
        this.parser = parser;
    }

    /** Returns the refusal; empty when the response was something else. */
    Optional<HttpRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData event) {
        return parser.receive(event);
    }

    @Override
    public Optional<Either<ModelError, ModelResponse>> receivePlain(EventData value) {
        return parser.receivePlain(value);
    }

    @Override
    public Ending ending() {
        return parser.ending();
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        return parser.atEnd();
    }

    @Override
    public ModelError refused(HttpRefusal heard) {
        refusal = heard;
        return parser.refused(heard);
    }
}
