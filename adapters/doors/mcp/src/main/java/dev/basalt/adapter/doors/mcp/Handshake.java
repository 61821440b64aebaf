package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.Message;
import dev.basalt.adapter.doors.jsonrpc.Methods;
import dev.basalt.adapter.doors.jsonrpc.NotificationHandler;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a host asks before it asks for work: {@code initialize}, {@code ping} and {@code
 * tools/list}. All of it is answered from constants, without any library, so that the first answer
 * waits for nothing that is still being wired.
 */
public final class Handshake {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final String version;
    private final ClientCapabilities client;
    private final Runnable afterIntroduction;

    /**
     * Creates the handshake of one client.
     *
     * @param version of this server, for people; nothing that JSON would have to escape
     * @param client learns what the client can do
     * @param afterIntroduction run when {@code initialize} is answered; must not take long
     */
    public Handshake(String version, ClientCapabilities client, Runnable afterIntroduction) {
        this.version = version;
        this.client = client;
        this.afterIntroduction = afterIntroduction;
    }

    /** Returns the methods that are served from the first moment. */
    public Methods methods() {
        NotificationHandler nothingToDo = this::ignore;
        return new Methods(
                Map.of(
                        "initialize", this::initialize,
                        "ping", this::ping,
                        "server/discover", this::discover,
                        "tools/list", this::listTools),
                Map.of(
                        "notifications/initialized", nothingToDo,
                        "notifications/progress", nothingToDo,
                        "notifications/roots/list_changed", nothingToDo));
    }

    private void ignore(Message.Notification notification) {
        // Allowed, and nothing depends on it.
    }

    /** The first question of newer hosts; told at once that there is no answer, they fall back. */
    private void discover(Message.Request request, Reply reply) {
        reply.error(RpcError.methodNotFound(request.method()));
    }

    private void ping(Message.Request request, Reply reply) {
        reply.result(EMPTY);
    }

    private void initialize(Message.Request request, Reply reply) {
        InitializeParams params;
        try {
            params = InitializeParams.read(request.params());
        } catch (ParamsException e) {
            reply.error(RpcError.invalidParams(e.path(), e.reason()));
            return;
        }
        if (!client.introduce(params.elicitation())) {
            reply.error(RpcError.invalidRequest("initialize called more than once"));
            return;
        }
        reply.result(
                ("{\"protocolVersion\":\""
                                + ProtocolVersion.negotiate(params.protocolVersion())
                                + "\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{"
                                + "\"name\":\"codex-mcp-server\",\"title\":\"Basalt\",\"version\":\""
                                + version
                                + "\"}}")
                        .getBytes(StandardCharsets.UTF_8));
        afterIntroduction.run();
    }

    private void listTools(Message.Request request, Reply reply) {
        try {
            CursorParams.check(request.params());
        } catch (ParamsException e) {
            reply.error(RpcError.invalidParams(e.path(), e.reason()));
            return;
        }
        reply.result(ToolList.JSON.getBytes(StandardCharsets.UTF_8));
    }
}
