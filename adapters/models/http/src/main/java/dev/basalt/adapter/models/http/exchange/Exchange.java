package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.stream.EventReader;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
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
    private static final Duration PATIENCE_FOR_THE_CLOSE = Duration.ofMillis(10);

    private final ModelCall call;
    private final Call http;
    private final ResponseParser parser;
    private final Duration silence;
    private final int maxEventBytes;

    Exchange(
            ModelCall call, Call http, ResponseParser parser, Duration silence, int maxEventBytes) {
        this.call = call;
        this.http = http;
        this.parser = parser;
        this.silence = silence;
        this.maxEventBytes = maxEventBytes;
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
            return isJson(response)
                    ? Either.left(noStream(response))
                    : receive(response).mapLeft(new Redaction(call)::of);
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

    private Either<ModelError, ModelResponse> receive(Response response) {
        BufferedSource source = response.body().source();
        var events = new EventReader(source, silence, maxEventBytes);
        try {
            while (events.next()) {
                if (stopped()) {
                    return Either.left(new ModelError.Cancelled());
                }
                Optional<Either<ModelError, ModelResponse>> end = parser.receive(events.data());
                if (end.isPresent()) {
                    return end.get();
                }
                if (parser.isComplete() && silence.compareTo(PATIENCE_FOR_THE_REST) > 0) {
                    events.waitAtMost(PATIENCE_FOR_THE_REST);
                }
            }
            return parser.atEnd();
        } catch (IOException e) {
            return broken(e);
        } finally {
            source.timeout().clearDeadline();
        }
    }

    private Either<ModelError, ModelResponse> broken(IOException e) {
        if (stopped()) {
            return Either.left(new ModelError.Cancelled());
        }
        if (parser.isComplete() || e instanceof EOFException || e instanceof ProtocolException) {
            return parser.atEnd();
        }
        return broken(
                e instanceof InterruptedIOException ? "idle timeout waiting for SSE" : reason(e));
    }

    private ModelError refused(Response response) {
        String body = body(response);
        Instant receivedAt = Instant.ofEpochMilli(response.receivedResponseAtMillis());
        return stopped()
                ? new ModelError.Cancelled()
                : parser.refused(
                        new HttpRefusal(
                                response.code(),
                                body,
                                NamedDelay.in(response.headers(), receivedAt),
                                receivedAt));
    }

    private ModelError noStream(Response response) {
        String body = body(response);
        return stopped()
                ? new ModelError.Cancelled()
                : new ModelError.StreamBroken(
                        "the response is not an event stream: " + body, NamedDelay.in(body));
    }

    private String body(Response response) {
        return new Redaction(call).of(BodyBeginning.of(response.body(), silence));
    }

    /** Events that a server sends with the media type of JSON are read all the same. */
    private boolean isJson(Response response) {
        MediaType type = response.body().contentType();
        if (type == null || !type.subtype().equals("json")) {
            return false;
        }
        BufferedSource source = response.body().source();
        source.timeout().deadlineNanoTime(System.nanoTime() + silence.toNanos());
        try {
            return source.exhausted() || "{[\" \t\r\n".indexOf(source.getBuffer().getByte(0)) >= 0;
        } catch (IOException _) {
            return false;
        } finally {
            source.timeout().clearDeadline();
        }
    }

    private boolean stopped() {
        return http.isCanceled() || Thread.currentThread().isInterrupted();
    }

    private ModelError unreachable(IOException e) {
        HttpUrl shown =
                http.request().url().newBuilder().username("").password("").query(null).build();
        return new ModelError.Unreachable(shown.toString(), reason(e));
    }

    private static Either<ModelError, ModelResponse> broken(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, Optional.empty()));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
