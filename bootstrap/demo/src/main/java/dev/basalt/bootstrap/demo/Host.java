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
 * The host's side of the talk with the server: asks, answers what the server asks, and keeps all
 * that came in. Used by one thread.
 */
final class Host {

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
            {"code":-32601,"message":"this host does not serve it"}\
            """;

    private final Writer server;
    private final BlockingQueue<Happening> happenings;
    private final Approver approver;
    private final Account account;
    private final Duration patience;
    private final List<JsonNode> received = new ArrayList<>();
    private final List<JsonNode> modelRequests = new ArrayList<>();
    private int lastId;

    /**
     * Begins to listen to the server.
     *
     * @param happenings where the server's messages are put in between what else happens
     * @param patience how long an answer may take
     */
    Host(
            Process server,
            BlockingQueue<Happening> happenings,
            Approver approver,
            Account account,
            Duration patience) {
        this.server = server.outputWriter(UTF_8);
        this.happenings = happenings;
        this.approver = approver;
        this.account = account;
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

    /** Returns what the server has sent to the scripted model so far. */
    List<JsonNode> modelRequests() {
        return modelRequests;
    }

    private void listen(Process server) {
        try (var lines = server.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                happenings.add(new Happening.Received(JSON.readTree(line)));
            }
        } catch (IOException | JacksonException e) {
            System.err.println("basalt: the server cannot be understood: " + e.getMessage());
        } finally {
            happenings.add(new Happening.Ended());
        }
    }

    /** Says something that needs no answer. */
    Either<String, JsonNode> notify(String method) {
        return send(message().put("method", method));
    }

    /**
     * Asks, goes along with all that happens until the answer is there, and returns its result.
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
                        case Happening.Received(var message) -> receive(message, id);
                        case Happening.ModelAsked(var request, var words) -> {
                            modelRequests.add(request);
                            account.model(words);
                            yield Optional.empty();
                        }
                        case Happening.Silence() -> goOnWaiting(System.nanoTime() - start);
                        case Happening.Ended() ->
                                Optional.of(Either.left("the server ended before it answered"));
                    };
        }
        return answer.get();
    }

    private Happening next() {
        try {
            Happening next = happenings.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? new Happening.Silence() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Happening.Ended();
        }
    }

    private Optional<Either<String, JsonNode>> goOnWaiting(long nanos) {
        Duration since = Duration.ofNanos(nanos);
        if (since.compareTo(patience) > 0) {
            return Optional.of(Either.left("no answer after " + since.toSeconds() + " s"));
        }
        account.waiting(since);
        return Optional.empty();
    }

    private Optional<Either<String, JsonNode>> receive(JsonNode message, int id) {
        account.received(message);
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

    /** Answers what the server asks; says something itself only if that fails. */
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
        account.scene("The server asks the person:");
        account.say(params.path("message").asString());
        List<String> command =
                params.path("codex_command").valueStream().map(JsonNode::asString).toList();
        var verdict = approver.judge(command);
        account.say("Answer: " + verdict.words());
        account.scene("So it goes on:");
        return verdict.approved();
    }

    private Either<String, JsonNode> send(ObjectNode message) {
        try {
            server.write(JSON.writeValueAsString(message));
            server.write('\n');
            server.flush();
            account.sent(message);
            return Either.right(message);
        } catch (IOException e) {
            return Either.left("the server does not listen: " + e.getMessage());
        }
    }

    private static ObjectNode message() {
        return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    }

    /** Ends the server's input, as a host does that leaves. */
    Either<String, JsonNode> leave() {
        try {
            server.close();
            return Either.right(message());
        } catch (IOException e) {
            return Either.left("the server's input cannot be closed: " + e.getMessage());
        }
    }
}
