package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

import okio.BufferedSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends a call and receives its response, once and on the calling thread. All calls share one HTTP
 * client, which is made with the first of them. Thread-safe.
 */
public final class ModelHttp {

    /** The HTTP client counts milliseconds in an int. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(7);

    private final HttpClient client = new HttpClient();
    private final String userAgent;
    private final AnswerLimits limits;

    /** Names the program without its version. */
    public ModelHttp() {
        this("basalt");
    }

    /**
     * @param userAgent who sends the calls, with version and system
     */
    public ModelHttp(String userAgent) {
        this(userAgent, AnswerLimits.forHeap(Runtime.getRuntime().maxMemory()));
    }

    ModelHttp(AnswerLimits limits) {
        this("basalt", limits);
    }

    private ModelHttp(String userAgent, AnswerLimits limits) {
        this.userAgent = userAgent;
        this.limits = limits;
    }

    /** Loads what every call needs, so that the first one need not wait for it. */
    public static void load() {
        HttpClient.load();
    }

    /**
     * Asks, and blocks until the answer has ended or can't go on. The limit of silence is the
     * provider's; it does not run while the answer is busy with an event.
     */
    public Either<ModelError, ModelResponse> ask(
            ModelCall call, ResponseParser parser, Cancellation cancellation) {
        return RequestBuilder.build(call, userAgent)
                .flatMap(request -> send(call, request, parser, cancellation));
    }

    /**
     * Reads a document of a provider, such as its list of models.
     *
     * @param limit in bytes; a larger document is an error
     * @param patience how long it may take as a whole
     */
    public Either<ModelError, String> read(ModelCall call, int limit, Duration patience) {
        return RequestBuilder.reading(call, userAgent)
                .flatMap(request -> read(client.newCall(request, patience), limit, patience));
    }

    private static Either<ModelError, String> read(Call http, int limit, Duration patience) {
        http.timeout().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = http.execute()) {
            if (!response.isSuccessful()) {
                return Either.left(
                        new ModelError.Rejected(
                                response.code(), response.message(), Optional.empty()));
            }
            BufferedSource source = response.body().source();
            return source.request(limit + 1L)
                    ? unreadable(http, "the document is larger than " + limit + " bytes")
                    : Either.right(source.readUtf8());
        } catch (IOException e) {
            return unreadable(http, ConnectionFailure.reason(e));
        }
    }

    private static Either<ModelError, String> unreadable(Call http, String reason) {
        return Either.left(
                new ModelError.Unreachable(
                        http.request().url().newBuilder().query(null).build().toString(), reason));
    }

    private Either<ModelError, ModelResponse> send(
            ModelCall call, Request request, ResponseParser parser, Cancellation cancellation) {
        Duration silence = call.provider().streamIdleTimeout();
        if (silence.compareTo(LONGEST_SILENCE) > 0) {
            silence = LONGEST_SILENCE;
        }
        var http = client.newCall(request, silence);
        try (var _ = cancellation.onCancel(http::cancel)) {
            return new Exchange(call, http, parser, silence, limits).run();
        }
    }
}
