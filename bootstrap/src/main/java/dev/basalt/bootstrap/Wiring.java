package dev.basalt.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Stage;

import dev.basalt.adapter.jsonrpc.Methods;
import dev.basalt.adapter.jsonrpc.Peer;
import dev.basalt.adapter.mcp.ClientCapabilities;
import dev.basalt.domain.settings.ConfigOverride;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Builds what serves the client, on a thread of its own, while the handshake is served already. */
final class Wiring {

    private final CompletableFuture<Server> server = new CompletableFuture<>();

    private Wiring() {}

    /** Begins to wire; returns at once. */
    static Wiring begin(Peer peer, ClientCapabilities client, List<ConfigOverride> overrides) {
        var wiring = new Wiring();
        Thread.ofPlatform()
                .name("wiring")
                .daemon()
                .start(() -> wiring.wire(peer, client, overrides));
        return wiring;
    }

    private void wire(Peer peer, ClientCapabilities client, List<ConfigOverride> overrides) {
        try {
            server.complete(
                    Guice.createInjector(
                                    Stage.DEVELOPMENT,
                                    new SettingsModule(overrides),
                                    new AccountModule(),
                                    new ModelsModule(),
                                    new AgentModule(),
                                    new ConversationsModule(peer),
                                    new McpModule(client))
                            .getInstance(Server.class));
        } catch (RuntimeException | Error e) {
            server.completeExceptionally(e);
            throw e;
        }
    }

    /** Returns the methods that were wired; blocks until they are. */
    Methods methods() {
        return server.join().methods();
    }

    /** Ends everything that runs, and waits for that no longer than the patience lasts. */
    void close(Duration patience) {
        var closed =
                server.thenAcceptAsync(
                        Server::close, work -> Thread.ofPlatform().daemon().start(work));
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
