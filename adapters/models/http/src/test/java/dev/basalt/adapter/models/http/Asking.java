package dev.basalt.adapter.models.http;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks an API on the loopback interface, and keeps its events. */
public final class Asking {

    /** The events so far. */
    public final List<ModelEvent> events = new ArrayList<>();

    private final ModelApi api;

    public Asking(ModelApi api) {
        this.api = api;
    }

    public Either<ModelError, ModelResponse> ask(ModelRequest request) {
        return api.respond(request, events::add, new Cancellation());
    }

    /** Asks with nothing special. */
    public Either<ModelError, ModelResponse> ask(LoopbackServer server) {
        return ask(SampleRequest.to(server.url()).build());
    }

    /** Receives a whole stream. */
    public Either<ModelError, ModelResponse> receive(String stream) {
        try (var server = new LoopbackServer(LoopbackServer.whole(stream))) {
            return ask(server);
        }
    }

    /** Receives a stream that is cut off. */
    public Either<ModelError, ModelResponse> receiveNoMoreThan(String beginning) {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginStream();
                    peer.send(beginning);
                    peer.close();
                })) {
            return ask(server);
        }
    }

    /** Receives a stream that falls silent, and does not wait long. */
    public Either<ModelError, ModelResponse> receiveBeforeSilence(String beginning) {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.beginChunks();
                    peer.chunk(beginning);
                    peer.awaitClientGone();
                })) {
            return ask(SampleRequest.to(server.url()).idle(Duration.ofMillis(200)).build());
        }
    }

    /** Asks, and is refused. */
    public ModelError refused(int status, String body, String... headers) {
        try (var server = new LoopbackServer(LoopbackServer.status(status, body, headers))) {
            return ask(server).getLeft();
        }
    }

    /** Answers with a stream as it was recorded, and leaves the connection open for more. */
    public static LoopbackServer.Reply recorded(String name) {
        return LoopbackServer.whole(resource("/recorded/" + name));
    }

    public static String resource(String path) {
        try (InputStream in = Asking.class.getResourceAsStream(path)) {
            return new String(requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
