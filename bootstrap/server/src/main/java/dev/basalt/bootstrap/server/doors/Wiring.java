package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.agent.Prewarm;
import dev.basalt.bootstrap.server.housekeeping.Housekeeping;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Builds what serves the sessions, on a thread of its own, once the first answer is sent: on two
 * cores it would delay that answer.
 */
final class Wiring {

    private final CompletableFuture<Server> server = new CompletableFuture<>();
    private final Prewarm prewarm = new Prewarm();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ReentrantLock ending = new ReentrantLock();
    private boolean ended;
    private final Protocol protocol;
    private final Sessions sessions;
    private final CommandLineSettings commandLine;
    private final Consumer<Throwable> onFailure;

    /**
     * @param onFailure ends the process: what is not wired serves no request
     */
    Wiring(
            Protocol protocol,
            Sessions sessions,
            CommandLineSettings commandLine,
            Consumer<Throwable> onFailure) {
        this.protocol = protocol;
        this.sessions = sessions;
        this.commandLine = commandLine;
        this.onFailure = onFailure;
    }

    /** Begins to wire, unless it was begun; returns at once. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            prewarm.begin();
            Thread.ofPlatform().name("wiring").daemon().start(this::wire);
        }
    }

    private void wire() {
        try {
            Server wired = protocol.wire(sessions, commandLine, prewarm::runner);
            Housekeeping.begin(wired.conversations());
            serveWith(wired);
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
        }
    }

    private void serveWith(Server wired) {
        ending.lock();
        try {
            if (!ended) {
                server.complete(wired);
            }
        } finally {
            ending.unlock();
        }
    }

    private boolean isWiredAtTheEnd() {
        ending.lock();
        try {
            ended = true;
            return server.isDone();
        } finally {
            ending.unlock();
        }
    }

    /**
     * Returns the methods that were wired; blocks until they are, or for ever after a failure or
     * the end.
     */
    Methods methods() {
        begin();
        return server.join().methods();
    }

    /**
     * Ends everything that runs, and waits for that no longer than the patience lasts. What is not
     * wired by now never serves a request: nothing can have begun.
     */
    void close(Duration patience) {
        if (!isWiredAtTheEnd()) {
            return;
        }
        var closed =
                server.thenAcceptAsync(
                        wired -> wired.shutdown().run(),
                        work -> Thread.ofPlatform().daemon().start(work));
        try {
            closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.getLogger(Wiring.class.getName())
                    .log(System.Logger.Level.WARNING, "not everything ended in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
