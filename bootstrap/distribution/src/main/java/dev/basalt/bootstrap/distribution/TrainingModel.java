package dev.basalt.bootstrap.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A model on loopback that answers "hello", and from the second prompt on runs a command before it
 * does.
 */
final class TrainingModel implements AutoCloseable {

    private static final String HELLO =
            """
            data: {"type":"response.created","response":{"id":"r"}}

            data: {"type":"response.output_text.delta","delta":"hello"}

            data: {"type":"response.output_item.done","item":{"type":"message","role":"assistant",\
            "id":"m","content":[{"type":"output_text","text":"hello"}]}}

            data: {"type":"response.completed","response":{"id":"r","usage":{"input_tokens":1,\
            "output_tokens":1,"total_tokens":2}}}

            """;

    private static final String COMMAND =
            """
            data: {"type":"response.output_item.done","item":{"type":"function_call","id":"f",\
            "call_id":"c","name":"shell","arguments":"{\\"command\\":[\\"echo\\",\\"hello\\"]}"}}

            data: {"type":"response.completed","response":{"id":"r"}}

            """;

    private final HttpServer server;
    private String next = HELLO;

    TrainingModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Returns the base address, as {@code base_url} takes it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Called by the one thread of the server. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(next.getBytes(UTF_8));
            next = next.equals(HELLO) ? COMMAND : HELLO;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
