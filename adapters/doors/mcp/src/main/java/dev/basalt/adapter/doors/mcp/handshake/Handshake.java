package dev.basalt.adapter.doors.mcp.handshake;

import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientProfile;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.NotificationHandler;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.mcp.params.ParamsException;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The first requests of a host: {@code initialize}, {@code ping} and {@code tools/list}. All of
 * them are answered from constants, without any library, so that the first answer does not wait for
 * anything that is still being wired. Serves any number of sessions.
 */
public final class Handshake {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final String version;
    private final Runnable afterIntroduction;

    /**
     * Creates the handshake.
     *
     * @param version of this server, for people; nothing that JSON would have to escape
     * @param afterIntroduction run when {@code initialize} is answered; must not take long
     */
    public Handshake(String version, Runnable afterIntroduction) {
        this.version = version;
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

    private void ignore(Message.Notification notification, ClientSession session) {
        // Allowed, and nothing depends on it.
    }

    /** The first request of newer hosts; refused at once, they fall back to initialize. */
    private void discover(Message.Request request, ClientSession session, Reply reply) {
        reply.error(RpcError.methodNotFound(request.method()));
    }

    private void ping(Message.Request request, ClientSession session, Reply reply) {
        reply.result(EMPTY);
    }

    private void initialize(Message.Request request, ClientSession session, Reply reply) {
        InitializeParams params;
        try {
            params = InitializeParams.read(request.params());
        } catch (ParamsException e) {
            reply.error(RpcError.invalidParams(e.path(), e.reason()));
            return;
        }
        String revision = ProtocolRevision.negotiate(params.protocolVersion());
        if (!session.introduce(new ClientProfile(revision, params.elicitation()))) {
            reply.error(RpcError.invalidRequest("initialize called more than once"));
            return;
        }
        reply.result(
                ("{\"protocolVersion\":\""
                                + revision
                                + "\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{"
                                + "\"name\":\"codex-mcp-server\",\"title\":\"Basalt\",\"version\":\""
                                + version
                                + "\"}}")
                        .getBytes(StandardCharsets.UTF_8));
        afterIntroduction.run();
    }

    private void listTools(Message.Request request, ClientSession session, Reply reply) {
        try {
            CursorParams.check(request.params());
        } catch (ParamsException e) {
            reply.error(RpcError.invalidParams(e.path(), e.reason()));
            return;
        }
        reply.result(ToolList.JSON.getBytes(StandardCharsets.UTF_8));
    }
}
