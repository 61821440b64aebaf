package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.RequestAuthorization;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Calls of a made-up API, and their results. */
final class Calls {

    /** Longer than anything takes that is not to be waited for. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    static final ModelResponse DONE = new ModelResponse(Optional.of("done"), Optional.empty());

    final Recording answer = new Recording();
    final Cancellation cancellation = new Cancellation();
    private final ModelHttp http = new ModelHttp(new AnswerLimits(64 * 1024, 8 * 1024 * 1024));

    Either<ModelError, ModelResponse> ask(ModelCall call) {
        return http.ask(call, answer, cancellation);
    }

    Either<ModelError, ModelResponse> ask(LoopbackServer server) {
        return ask(server.url(), PATIENT);
    }

    Either<ModelError, ModelResponse> ask(String url, Duration silence) {
        return ask(call(url, silence, Map.of(), json -> json.writeNull()));
    }

    FutureTask<Either<ModelError, ModelResponse>> inBackground(LoopbackServer server) {
        var turn = new FutureTask<>(() -> ask(server));
        Thread.ofVirtual().start(turn);
        return turn;
    }

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

    /** The same call, authorized by the credentials of a cloud. */
    static ModelCall with(RequestAuthorization authorization, ModelCall call) {
        return new ModelCall(
                call.provider().with(authorization),
                call.path(),
                call.query(),
                Map.of(),
                Optional.empty(),
                call.content());
    }

    static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    static Either<ModelError, ModelResponse> refused(int status, String body) {
        return Either.left(new ModelError.Rejected(status, body, Optional.empty()));
    }

    static boolean awaited(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
