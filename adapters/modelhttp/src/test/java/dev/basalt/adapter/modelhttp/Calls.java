package dev.basalt.adapter.modelhttp;

import dev.basalt.domain.model.Credential;
import dev.basalt.domain.model.ModelError;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.ProviderSettings;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls of an API that there is not, and what comes of them. */
final class Calls {

    static final ModelResponse DONE = new ModelResponse(Optional.of("done"), Optional.empty());

    private Calls() {}

    static ModelCall call(
            String url, Duration silence, Map<String, String> headers, JsonContent content) {
        var provider =
                new ProviderSettings(
                        "test",
                        "Test",
                        url,
                        "test",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("a b", "c&d"),
                        headers,
                        0,
                        0,
                        silence,
                        false);
        return new ModelCall(
                provider,
                "v1/things",
                Map.of("own", "1"),
                Map.of("accept", "text/event-stream", "authorization", "Bearer the-secret-key"),
                Optional.of(new Credential("the-secret-key", Optional.empty())),
                content);
    }

    static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    static Either<ModelError, ModelResponse> refused(int status, String body) {
        return Either.left(new ModelError.Rejected(status, body, Optional.empty()));
    }
}
