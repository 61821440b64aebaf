package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.LineReader;
import dev.basalt.adapter.doors.jsonrpc.Outbox;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.RpcServer;
import dev.basalt.adapter.doors.mcp.ClientCapabilities;
import dev.basalt.adapter.doors.mcp.Handshake;
import dev.basalt.bootstrap.agent.Version;
import dev.basalt.domain.settings.ConfigOverride;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server over a pair of streams, from the first line to the end of the input. The handshake is
 * served at once; everything else is wired while the host reads the first answer.
 */
public final class Serve {

    /** A host that ends its input wants the process gone within a second. */
    private static final Duration FAREWELL = Duration.ofMillis(400);

    /** What was interrupted is answered at once; who hangs is not waited for any longer. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(150);

    private final Outbox outbox;
    private final Peer peer;
    private final Wiring wiring;
    private final ReentrantLock leaving = new ReentrantLock();
    private boolean left;

    private Serve(OutputStream out, ClientCapabilities client, List<ConfigOverride> overrides) {
        this.outbox = Outbox.to(out);
        this.peer = new Peer(outbox);
        this.wiring = new Wiring(peer, client, overrides);
    }

    /**
     * Serves until the input ends. Then nothing that was begun goes on: turns are interrupted,
     * their commands ended, every request gets its answer, and what is still to be said is said. A
     * signal that ends the process does the same and is a regular end, with status 0.
     *
     * @param in unbuffered; read by one thread
     * @param out unbuffered; nothing but the protocol is written to it
     * @param overrides over the configuration file
     * @return the exit status of the process
     */
    public static int run(InputStream in, OutputStream out, List<ConfigOverride> overrides) {
        var client = new ClientCapabilities();
        var serve = new Serve(out, client, overrides);
        var onSignal = new Thread(serve::leaveBySignal, "signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        var handshake = new Handshake(Version.CURRENT, client, serve.wiring::begin);
        new RpcServer(new LineReader(in), serve.peer, handshake.methods(), serve.wiring::methods)
                .serve();
        serve.leave();
        return 0;
    }

    private void leaveBySignal() {
        if (!hasLeft()) {
            leave();
            // Returning would leave the signal's own status behind.
            Runtime.getRuntime().halt(0);
        }
    }

    private boolean hasLeft() {
        leaving.lock();
        try {
            return left;
        } finally {
            leaving.unlock();
        }
    }

    private void leave() {
        leaving.lock();
        try {
            if (!left) {
                peer.withdrawAll();
                wiring.close(FAREWELL);
                peer.settleAll(LAST_ANSWERS);
                outbox.close(FAREWELL);
                left = true;
            }
        } finally {
            leaving.unlock();
        }
    }
}
