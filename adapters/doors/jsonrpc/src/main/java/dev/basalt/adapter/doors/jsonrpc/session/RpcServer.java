package dev.basalt.adapter.doors.jsonrpc.session;

import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.MessageParser;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.message.RpcFailure;
import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what one client sends and passes each message to its handler. Whatever the input is and
 * whatever a handler throws, the next line is served.
 */
public final class RpcServer {

    private final LineReader lines;
    private final ClientSession session;
    private final Methods prompt;
    private final Supplier<Methods> rest;
    private final MessageParser parser = new MessageParser();

    /**
     * Connects the input of a session with the methods that serve it.
     *
     * @param prompt methods that are served from the first moment
     * @param rest all others; called for each message that is not in {@code prompt}, on the
     *     reader's thread, and may block until they are ready, so that the order of the input is
     *     kept
     */
    public RpcServer(
            LineReader lines, ClientSession session, Methods prompt, Supplier<Methods> rest) {
        this.lines = lines;
        this.session = session;
        this.prompt = prompt;
        this.rest = rest;
    }

    /** Serves until the end of the input; then no question can be answered any more. */
    public void serve() {
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                serve(line.get());
            }
        } catch (IOException e) {
            log("cannot read the input", e);
        } finally {
            session.withdrawQuestions();
        }
    }

    private void serve(Either<RpcFailure, ByteBuffer> line) {
        try {
            line.flatMap(parser::parse).peek(this::route).peekLeft(session::refuse);
        } catch (OutOfMemoryError e) {
            session.refuse(
                    RpcFailure.anonymous(
                            RpcError.invalidRequest(
                                    "invalid request: a line is too long for the free memory")));
            log("a line is too long for the free memory", e);
        }
    }

    private void route(Message message) {
        // no switch over the type: linking it costs milliseconds before the first answer
        if (message instanceof Message.Request request) {
            serve(request);
        } else if (message instanceof Message.Notification notification) {
            serve(notification);
        } else if (message instanceof Message.Response response) {
            session.accept(response);
        } else if (message instanceof Message.ErrorResponse response) {
            session.accept(response);
        } else if (message instanceof Message.ErrorWithoutId error) {
            log(
                    "the client reported an error for a message that it could not read: "
                            + RpcError.excerpt(error.message())
                            + " ("
                            + error.code()
                            + ")",
                    null);
        }
    }

    private void serve(Message.Request request) {
        Reply reply = session.openReply(request.id());
        try {
            find(Methods::requests, request.method())
                    .ifPresentOrElse(
                            handler -> handler.handle(request, session, reply),
                            () -> reply.error(RpcError.methodNotFound(request.method())));
        } catch (Throwable e) {
            log("the request " + RpcError.excerpt(request.method()) + " failed", e);
            reply.internalError();
        }
    }

    private void serve(Message.Notification notification) {
        try {
            find(Methods::notifications, notification.method())
                    .ifPresent(handler -> handler.handle(notification, session));
        } catch (Throwable e) {
            log("the notification " + RpcError.excerpt(notification.method()) + " failed", e);
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
