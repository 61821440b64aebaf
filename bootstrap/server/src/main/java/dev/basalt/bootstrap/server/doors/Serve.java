package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.RpcServer;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.jsonrpc.transport.DiagnosticOutput;
import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;
import dev.basalt.bootstrap.agent.CommandLineSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server of one session over the standard streams, from the first line to the end of the input.
 * The handshake is served at once; everything else is wired while the host reads the first answer.
 */
public final class Serve {

    /** The exit status of a server that cannot go on. */
    private static final int FAILED = 1;

    /** A host that ends its input expects the process to end within a second. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofMillis(400);

    /** What was interrupted is answered at once; a request that hangs is not waited for longer. */
    private static final Duration LAST_REPLIES = Duration.ofMillis(150);

    /** A standard error that is not read is not waited for longer. */
    private static final Duration LAST_DIAGNOSTICS = Duration.ofMillis(100);

    /** A client that reads standard error at all reads it by then. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private static final String FEW_DESCRIPTORS =
            ": the limit of open files (ulimit -n) is too low, or the installation is damaged";

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final DiagnosticOutput diagnostics;
    private final Outbox outbox;
    private final ClientSession session;
    private final Wiring wiring;
    private final ReentrantLock shutdown = new ReentrantLock();
    private boolean isShutDown;
    private volatile int status;

    private Serve(
            Protocol protocol,
            OutputStream out,
            DiagnosticOutput diagnostics,
            CommandLineSettings commandLine) {
        this.diagnostics = diagnostics;
        var sessions = new Sessions();
        this.outbox = Outbox.to(out);
        this.session = sessions.openLocal(outbox);
        this.wiring = new Wiring(protocol, sessions, commandLine, this::fail);
    }

    /**
     * Serves until the input ends, and ends the process. Nothing that was begun goes on: turns are
     * interrupted, their commands ended, every request gets its reply, and everything that was sent
     * is written. A signal and an output that breaks do the same; each is a regular end, with
     * status 0. The status is 1 if the server cannot be wired.
     *
     * @param protocol that the client speaks
     * @param in unbuffered; read by one thread
     * @param out unbuffered; nothing but the protocol is written to it
     * @param err receives what is logged and printed; that never blocks
     * @param commandLine what applies to all conversations
     * @param drain whether to finish and answer what is running at the end of the input; a file as
     *     standard input has the same effect
     */
    public static void run(
            Protocol protocol,
            InputStream in,
            OutputStream out,
            OutputStream err,
            CommandLineSettings commandLine,
            boolean drain) {
        var diagnostics = new DiagnosticOutput(err);
        var print = new PrintStream(diagnostics, true, System.err.charset());
        System.setErr(print);
        // Standard output belongs to the protocol: what a library prints goes to standard error.
        System.setOut(print);
        var serve = new Serve(protocol, out, diagnostics, commandLine);
        Runnable end = serve::end;
        Runtime.getRuntime().addShutdownHook(new Thread(end, "signal"));
        // A client that receives nothing can neither approve nor stop anything.
        serve.outbox.onBroken(end);
        try {
            var handshake = protocol.handshake(serve.wiring::begin);
            new RpcServer(new LineReader(in), serve.session, handshake, serve.wiring::methods)
                    .serve();
            if (drain || Files.isRegularFile(STANDARD_INPUT)) {
                serve.session.awaitReplies();
            }
            serve.end();
        } catch (RuntimeException | Error e) {
            serve.fail(e);
        }
    }

    /**
     * Reports why the server cannot go on, in one line if the machine refuses something, and ends
     * the process. Uses no class of its own: without file descriptors none can be loaded.
     */
    private void fail(Throwable failure) {
        status = FAILED;
        try {
            Throwable reason = failure;
            while (reason.getCause() != null && !isRefusal(reason)) {
                reason = reason.getCause();
            }
            System.err.println(
                    reason instanceof LinkageError
                            ? "basalt: cannot load " + reason.getMessage() + FEW_DESCRIPTORS
                            : "basalt: the server cannot start: " + reason.getMessage());
            if (!isRefusal(reason)) {
                failure.printStackTrace();
            }
            diagnostics.drain(LAST_WORD);
        } finally {
            end();
        }
    }

    private static boolean isRefusal(Throwable reason) {
        return reason instanceof LinkageError
                || reason instanceof VirtualMachineError
                || reason instanceof IOException
                || reason instanceof UncheckedIOException;
    }

    /**
     * Ends the process, at the end of the input, a broken output or a signal, whichever is first.
     * Halting skips what is of no use here, and it leaves no other status behind, such as that of
     * the signal.
     */
    private void end() {
        try {
            shutDown();
            diagnostics.drain(LAST_DIAGNOSTICS);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private void shutDown() {
        shutdown.lock();
        try {
            if (!isShutDown) {
                session.withdrawQuestions();
                outbox.stopBlocking();
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
