package dev.basalt.adapter.doors.jsonrpc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what the client says and hands each message to whoever serves it. Whatever bytes come and
 * whatever a handler throws, the next line is served.
 */
public final class RpcServer {

    private final LineReader lines;
    private final Peer peer;
    private final Methods prompt;
    private final Supplier<Methods> rest;
    private final MessageParser parser = new MessageParser();

    /**
     * Joins the client's words and the methods that serve them.
     *
     * @param prompt methods that are served from the first moment
     * @param rest all others; asked for each message that is not in {@code prompt}, on the reader's
     *     thread, and may block until they are ready, so that the order of the input is kept
     */
    public RpcServer(LineReader lines, Peer peer, Methods prompt, Supplier<Methods> rest) {
        this.lines = lines;
        this.peer = peer;
        this.prompt = prompt;
        this.rest = rest;
    }

    /** Serves until the end of the input; then nobody is left to answer questions. */
    public void serve() {
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get().flatMap(parser::parse).peek(this::route).peekLeft(peer::fail);
            }
        } catch (IOException e) {
            log("stdin is broken", e);
        } finally {
            peer.withdrawAll();
        }
    }

    private void route(Message message) {
        // no switch over the type: linking it costs milliseconds before the first answer
        if (message instanceof Message.Request request) {
            serve(request);
        } else if (message instanceof Message.Notification notification) {
            serve(notification);
        } else if (message instanceof Message.Response response) {
            peer.accept(response);
        } else if (message instanceof Message.ErrorResponse response) {
            peer.accept(response);
        } else if (message instanceof Message.Complaint complaint) {
            log("the client could not read a message: " + complaint, null);
        }
    }

    private void serve(Message.Request request) {
        Reply reply = peer.owe(request.id());
        try {
            find(Methods::requests, request.method())
                    .ifPresentOrElse(
                            handler -> handler.handle(request, reply),
                            () -> reply.error(RpcError.methodNotFound(request.method())));
        } catch (Throwable e) {
            log("the request " + request.method() + " failed", e);
            if (reply.isOpen()) {
                reply.error(RpcError.internalError("internal error"));
            }
        }
    }

    private void serve(Message.Notification notification) {
        try {
            find(Methods::notifications, notification.method())
                    .ifPresent(handler -> handler.handle(notification));
        } catch (Throwable e) {
            log("the notification " + notification.method() + " failed", e);
        }
    }

    private <H> Optional<H> find(Function<Methods, Map<String, H>> table, String method) {
        H handler = table.apply(prompt).get(method);
        return Optional.ofNullable(handler == null ? table.apply(rest.get()).get(method) : handler);
    }

    private static void log(String what, @Nullable Throwable why) {
        System.getLogger(RpcServer.class.getName()).log(System.Logger.Level.ERROR, what, why);
    }
}
