package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.RpcServer;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;
import dev.basalt.domain.settings.ConfigOverride;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server of one session over a pair of streams, from the first line to the end of the input.
 * The handshake is served at once; everything else is wired while the host reads the first answer.
 */
public final class Serve {

    /** A host that ends its input expects the process to end within a second. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofMillis(400);

    /** What was interrupted is answered at once; a request that hangs is not waited for longer. */
    private static final Duration LAST_REPLIES = Duration.ofMillis(150);

    private final Outbox outbox;
    private final ClientSession session;
    private final Wiring wiring;
    private final ReentrantLock shutdown = new ReentrantLock();
    private boolean isShutDown;

    private Serve(Protocol protocol, OutputStream out, List<ConfigOverride> overrides) {
        var sessions = new Sessions();
        this.outbox = Outbox.to(out);
        this.session = sessions.openLocal(outbox);
        this.wiring = new Wiring(protocol, sessions, overrides);
    }

    /**
     * Serves until the input ends. Then nothing that was begun goes on: turns are interrupted,
     * their commands ended, every request gets its reply, and everything that was sent is written.
     * A signal that ends the process does the same and is a regular end, with status 0.
     *
     * @param protocol that the client speaks
     * @param in unbuffered; read by one thread
     * @param out unbuffered; nothing but the protocol is written to it
     * @param overrides over the configuration file
     * @return the exit status of the process
     */
    public static int run(
            Protocol protocol, InputStream in, OutputStream out, List<ConfigOverride> overrides) {
        var serve = new Serve(protocol, out, overrides);
        var onSignal = new Thread(serve::shutDownBySignal, "signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        var handshake = protocol.handshake(serve.wiring::begin);
        new RpcServer(new LineReader(in), serve.session, handshake, serve.wiring::methods).serve();
        serve.shutDown();
        return 0;
    }

    private void shutDownBySignal() {
        if (!isShutDown()) {
            shutDown();
            // Returning would leave the signal's own status behind.
            Runtime.getRuntime().halt(0);
        }
    }

    private boolean isShutDown() {
        shutdown.lock();
        try {
            return isShutDown;
        } finally {
            shutdown.unlock();
        }
    }

    private void shutDown() {
        shutdown.lock();
        try {
            if (!isShutDown) {
                session.withdrawQuestions();
                wiring.close(SHUTDOWN_LIMIT);
                session.close(LAST_REPLIES);
                outbox.close(SHUTDOWN_LIMIT);
                isShutDown = true;
            }
        } finally {
            shutdown.unlock();
        }
    }
}
