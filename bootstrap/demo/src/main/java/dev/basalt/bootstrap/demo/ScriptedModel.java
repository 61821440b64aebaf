package dev.basalt.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;

/** A model on this machine that answers by a script, over the Responses API. */
final class ScriptedModel implements AutoCloseable {

    /**
     * One answer of the model.
     *
     * @param words the same in words
     * @param item of the Responses API, as JSON
     */
    record Step(String words, String item) {

        static Step command(String program, String argument) {
            return new Step(
                    "wants to run " + program + " " + argument,
                    """
                    {"type":"function_call","id":"item-1","call_id":"call-1","name":"shell",\
                    "arguments":"{\\"command\\":[\\"%s\\",\\"%s\\"]}"}\
                    """
                            .formatted(program, argument));
        }

        static Step message(String text) {
            return new Step(
                    "says \"" + text + "\"",
                    """
                    {"type":"message","id":"item-2","role":"assistant",\
                    "content":[{"type":"output_text","text":"%s"}]}\
                    """
                            .formatted(text));
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Queue<Step> script;
    private final BlockingQueue<DemoEvent> events;

    private ScriptedModel(HttpServer server, Queue<Step> script, BlockingQueue<DemoEvent> events) {
        this.server = server;
        this.script = script;
        this.events = events;
    }

    /** Listens on a free port of the loopback interface. */
    static ScriptedModel start(List<Step> script, BlockingQueue<DemoEvent> events)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var model =
                new ScriptedModel(HttpServer.create(address, 0), new ArrayDeque<>(script), events);
        model.server.createContext("/v1/responses", model::answer);
        model.server.start();
        return model;
    }

    /** Returns the configuration that makes a server ask this model. */
    String configuration() {
        return """
        model = "scripted"
        model_provider = "scripted"

        [model_providers.scripted]
        name = "A scripted model"
        base_url = "%s"
        wire_api = "responses"
        """
                .formatted(address());
    }

    String address() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Step step = script.poll();
            if (step == null) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            events.add(new DemoEvent.ModelRequested(request, step.words()));
            byte[] body = stream(step.item()).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String stream(String item) {
        return """
        data: {"type":"response.created","response":{"id":"response"}}

        data: {"type":"response.output_item.done","output_index":0,"item":%s}

        data: {"type":"response.completed","response":{"id":"response","usage":\
        {"input_tokens":100,"output_tokens":20,"total_tokens":120}}}

        """
                .formatted(item);
    }
}
