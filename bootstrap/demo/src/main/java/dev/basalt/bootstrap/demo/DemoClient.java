package dev.basalt.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The client of the demo: sends requests, answers those of the server, and keeps all messages. Used
 * by one thread.
 */
final class DemoClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final String ACCEPT =
            """
            {"action":"accept","content":{"decision":"approved"}}\
            """;
    private static final String DECLINE =
            """
            {"action":"decline"}\
            """;
    private static final String NOT_SERVED =
            """
            {"code":-32601,"message":"this client does not serve it"}\
            """;

    private final Writer server;
    private final BlockingQueue<DemoEvent> events;
    private final Approver approver;
    private final Transcript transcript;
    private final Duration patience;
    private final List<JsonNode> received = new ArrayList<>();
    private final List<JsonNode> modelRequests = new ArrayList<>();
    private int lastId;

    /**
     * Begins to read the messages of the server.
     *
     * @param events gets the server's messages, in order with all else that happens
     * @param patience how long to wait for an answer
     */
    DemoClient(
            Process server,
            BlockingQueue<DemoEvent> events,
            Approver approver,
            Transcript transcript,
            Duration patience) {
        this.server = server.outputWriter(UTF_8);
        this.events = events;
        this.approver = approver;
        this.transcript = transcript;
        this.patience = patience;
        Thread.ofVirtual().name("server-output").start(() -> listen(server));
    }

    /** Returns the messages of the server so far. */
    List<JsonNode> received() {
        return received;
    }

    /** Returns the events of this type so far. */
    List<JsonNode> events(String type) {
        return received.stream()
                .filter(message -> MessageLine.eventType(message).equals(type))
                .map(message -> message.at("/params/msg"))
                .toList();
    }

    /** Returns the requests that the scripted model has received so far. */
    List<JsonNode> modelRequests() {
        return modelRequests;
    }

    private void listen(Process server) {
        try (var lines = server.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(new DemoEvent.Received(JSON.readTree(line)));
            }
        } catch (IOException | JacksonException e) {
            System.err.println("basalt: the output of the server is not valid: " + e.getMessage());
        } finally {
            events.add(new DemoEvent.Ended());
        }
    }

    /** Sends a notification. */
    Either<String, JsonNode> notify(String method) {
        return send(message().put("method", method));
    }

    /**
     * Sends a request, handles all that arrives before its answer, and returns the result.
     *
     * @param params as JSON
     */
    Either<String, JsonNode> request(String method, String params) {
        int id = ++lastId;
        ObjectNode request = message().put("id", id).put("method", method);
        request.set("params", JSON.readTree(params));
        return send(request).flatMap(_ -> answer(id));
    }

    private Either<String, JsonNode> answer(int id) {
        long start = System.nanoTime();
        Optional<Either<String, JsonNode>> answer = Optional.empty();
        while (answer.isEmpty()) {
            answer =
                    switch (next()) {
                        case DemoEvent.Received(var message) -> receive(message, id);
                        case DemoEvent.ModelRequested(var request, var words) -> {
                            modelRequests.add(request);
                            transcript.model(words);
                            yield Optional.empty();
                        }
                        case DemoEvent.Silence() -> goOnWaiting(System.nanoTime() - start);
                        case DemoEvent.Ended() ->
                                Optional.of(Either.left("the server ended before it answered"));
                    };
        }
        return answer.get();
    }

    private DemoEvent next() {
        try {
            DemoEvent next = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? new DemoEvent.Silence() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DemoEvent.Ended();
        }
    }

    private Optional<Either<String, JsonNode>> goOnWaiting(long nanos) {
        Duration since = Duration.ofNanos(nanos);
        if (since.compareTo(patience) > 0) {
            return Optional.of(Either.left("no answer after " + since.toSeconds() + " s"));
        }
        transcript.waiting(since);
        return Optional.empty();
    }

    private Optional<Either<String, JsonNode>> receive(JsonNode message, int id) {
        transcript.received(message);
        received.add(message);
        if (message.has("method")) {
            return message.has("id") ? reply(message) : Optional.empty();
        }
        if (message.path("id").asInt(-1) != id) {
            return Optional.empty();
        }
        return Optional.of(
                message.has("result")
                        ? Either.right(message.get("result"))
                        : Either.left(message.path("error").path("message").asString("no reason")));
    }

    /** Answers a request of the server; returns an error only if that fails. */
    private Optional<Either<String, JsonNode>> reply(JsonNode question) {
        ObjectNode reply = message();
        reply.set("id", question.get("id"));
        if (question.path("method").asString().equals("elicitation/create")) {
            reply.set("result", JSON.readTree(ask(question.path("params")) ? ACCEPT : DECLINE));
        } else {
            reply.set("error", JSON.readTree(NOT_SERVED));
        }
        return send(reply).fold(reason -> Optional.of(Either.left(reason)), _ -> Optional.empty());
    }

    private boolean ask(JsonNode params) {
        transcript.section("The server asks for approval:");
        transcript.text(params.path("message").asString());
        List<String> command =
                params.path("codex_command").valueStream().map(JsonNode::asString).toList();
        var verdict = approver.judge(command);
        transcript.text("Answer: " + verdict.words());
        transcript.section("The turn continues:");
        return verdict.approved();
    }

    private Either<String, JsonNode> send(ObjectNode message) {
        try {
            server.write(JSON.writeValueAsString(message));
            server.write('\n');
            server.flush();
            transcript.sent(message);
            return Either.right(message);
        } catch (IOException e) {
            return Either.left("the server does not read its input: " + e.getMessage());
        }
    }

    private static ObjectNode message() {
        return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    }

    /** Ends the server's input, as clients do that disconnect. */
    Either<String, JsonNode> disconnect() {
        try {
            server.close();
            return Either.right(message());
        } catch (IOException e) {
            return Either.left("the server's input cannot be closed: " + e.getMessage());
        }
    }
}
