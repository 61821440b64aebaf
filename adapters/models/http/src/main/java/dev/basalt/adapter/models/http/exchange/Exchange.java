package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.error.NamedDelay;
import dev.basalt.adapter.models.http.error.WebPage;
import dev.basalt.adapter.models.http.stream.AnswerTooLargeException;
import dev.basalt.adapter.models.http.stream.EventReader;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;

import okio.BufferedSource;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One request and what comes back, on the calling thread. */
final class Exchange {

    private static final Duration PATIENCE_FOR_THE_REST = Duration.ofSeconds(2);

    /** For servers that name a reason for the end with every piece, and do not close either. */
    private static final Duration PATIENCE_FOR_MORE = Duration.ofSeconds(30);

    private static final Duration PATIENCE_FOR_THE_CLOSE = Duration.ofMillis(10);

    private final ModelCall call;
    private final Call http;
    private final ResponseParser parser;
    private final Duration silence;
    private final AnswerLimits limits;
    private final HeadLimit head;

    Exchange(
            ModelCall call,
            Call http,
            ResponseParser parser,
            Duration silence,
            AnswerLimits limits) {
        this.call = call;
        this.http = http;
        this.parser = parser;
        this.silence = silence;
        this.limits = limits;
        this.head = HeadLimit.on(http, silence);
    }

    Either<ModelError, ModelResponse> run() {
        Response response;
        try {
            response = http.execute();
        } catch (IOException e) {
            return Either.left(stopped() ? new ModelError.Cancelled() : unreachable(e));
        }
        try {
            if (!response.isSuccessful()) {
                return Either.left(refused(response));
            }
            return received(response).mapLeft(new Redaction(call)::of);
        } catch (AnswerTooLargeException e) {
            return Either.left(new ModelError.Withheld(e.getMessage()));
        } finally {
            release(response);
        }
    }

    /**
     * Gives the connection back. The HTTP client waits for the end of the body, so that the
     * connection can be used again; a server that keeps it back must not hold up the turn.
     */
    private void release(Response response) {
        Thread closing = Thread.ofVirtual().name("model-http-close").start(response::close);
        if (stopped()) {
            return;
        }
        try {
            closing.join(PATIENCE_FOR_THE_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Either<ModelError, ModelResponse> received(Response response) {
        BufferedSource source = response.body().source();
        try {
            return switch (BodyKind.of(source, silence)) {
                case STREAM -> receive(source);
                case JSON -> new PlainJson(source, silence, limits.event()).pass(parser);
                case WEB_PAGE -> Either.left(webPage(response));
            };
        } catch (IOException e) {
            return broken(e);
        } finally {
            source.timeout().clearDeadline();
        }
    }

    private Either<ModelError, ModelResponse> receive(BufferedSource source) throws IOException {
        var events = new EventReader(source, silence, limits.event());
        long received = 0;
        while (events.next()) {
            if (stopped()) {
                return Either.left(new ModelError.Cancelled());
            }
            received += events.data().length();
            if (received > limits.answer()) {
                return Either.left(
                        new ModelError.Withheld(
                                "the answer of the model is longer than "
                                        + limits.answer()
                                        + " bytes"));
            }
            Optional<Either<ModelError, ModelResponse>> end = parser.receive(events.data());
            if (end.isPresent()) {
                return end.get();
            }
            events.waitAtMost(
                    switch (parser.ending()) {
                        case OPEN -> silence;
                        case CLAIMED -> shorter(PATIENCE_FOR_MORE);
                        case CERTAIN -> shorter(PATIENCE_FOR_THE_REST);
                    });
        }
        return parser.atEnd();
    }

    private Duration shorter(Duration patience) {
        return silence.compareTo(patience) > 0 ? patience : silence;
    }

    private Either<ModelError, ModelResponse> broken(IOException e) {
        if (stopped()) {
            return Either.left(new ModelError.Cancelled());
        }
        if (parser.ending() != ResponseParser.Ending.OPEN
                || e instanceof EOFException
                || e instanceof ProtocolException) {
            return parser.atEnd();
        }
        return broken(
                e instanceof InterruptedIOException
                        ? "idle timeout waiting for SSE"
                        : ConnectionFailure.reason(e));
    }

    private ModelError refused(Response response) {
        String body = body(response);
        Instant receivedAt = Instant.ofEpochMilli(response.receivedResponseAtMillis());
        if (stopped()) {
            return new ModelError.Cancelled();
        }
        ModelError error =
                parser.refused(
                        new HttpRefusal(
                                response.code(),
                                body,
                                NamedDelay.in(response.headers(), receivedAt),
                                receivedAt));
        return call.provider()
                .authorization()
                .flatMap(each -> each.verdict(response.headers() + "\n" + body))
                .map(verdict -> CloudVerdict.on(error, verdict))
                .orElse(error);
    }

    /** A login page of a network or the page of a wrong address; it would come again. */
    private ModelError webPage(Response response) {
        String page = body(response);
        return new ModelError.Withheld(
                "the response is not from a model: "
                        + WebPage.in(page).orElse("the server sent a web page")
                        + " (check base_url and the proxy)");
    }

    private String body(Response response) {
        return new Redaction(call).of(BodyBeginning.of(response.body(), silence));
    }

    private boolean stopped() {
        return (http.isCanceled() && !head.expired()) || Thread.currentThread().isInterrupted();
    }

    private ModelError unreachable(IOException e) {
        HttpUrl url = http.request().url();
        HttpUrl shown = url.newBuilder().username("").password("").query(null).build();
        String reason =
                head.expired()
                        ? "the head of the response did not arrive within " + inWords(silence)
                        : ConnectionFailure.reason(e);
        return new ModelError.Unreachable(shown.toString(), reason);
    }

    private static String inWords(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }
}
