package dev.basalt.bootstrap.process.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.basalt.bootstrap.process.WireApi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A provider that answers by a script, and refuses with status 400 what the services of today
 * refuse: efforts that the model does not take, reasoning that does not come back as it was sent or
 * that belongs to another beginning of the conversation, calls that are apart, ids that are null.
 */
final class StrictProvider implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StrictRules rules;
    private final HttpServer server;
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

    /**
     * One answer.
     *
     * @param status of HTTP
     */
    record Answer(int status, String body) {}

    StrictProvider(WireApi api) throws IOException {
        rules = StrictRules.of(api);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Answers the next requests that are as they should be. */
    void answers(Answer... next) {
        synchronized (script) {
            script.addAll(List.of(next));
        }
    }

    /** Returns the bodies of all requests so far. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** Returns why requests were refused that should not have been sent so. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            bodies.add(body);
            JsonNode request = JSON.readTree(body);
            Optional<String> wrong = rules.violation(exchange.getRequestURI().getPath(), request);
            Answer answer = wrong.map(this::refuse).orElseGet(this::next);
            rules.sent(answer.body(), request);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "content-type",
                            answer.status() == 200 ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer refuse(String reason) {
        refusals.add(reason);
        return new Answer(400, "{\"error\":{\"message\":\"" + reason + "\"}}");
    }

    private Answer next() {
        synchronized (script) {
            return script.isEmpty()
                    ? new Answer(500, "{\"error\":{\"message\":\"the script is over\"}}")
                    : script.remove();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
