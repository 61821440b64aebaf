package dev.basalt.bootstrap.agent;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Does on a second core, while the program is being wired, what the first conversation needs and
 * what depends on nothing that is wired.
 */
public final class Prewarm {

    private final CompletableFuture<ProcessCommandRunner> runner = new CompletableFuture<>();

    /** Starts; returns at once. */
    public void begin() {
        Thread.ofPlatform().name("prewarm").daemon().start(this::run);
    }

    private void run() {
        CodexHome home = CodexHome.ofProcess();
        try {
            runner.complete(ProcessModule.runner(home));
        } catch (RuntimeException | Error e) {
            // the wiring, which needs it, reports it
            runner.completeExceptionally(e);
            return;
        }
        ModelHttp.load();
        loadParser(home);
        trySandbox(runner.join());
    }

    /** Each conversation reads the file again; the first one finds the parser loaded. */
    private static void loadParser(CodexHome home) {
        new TomlConfigurationFile(home).read();
    }

    /** The first conversation reports its sandbox, and trying one out takes time. */
    private static void trySandbox(ProcessCommandRunner runner) {
        runner.sandboxes()
                .report(
                        new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/")),
                        SandboxChoice.DEFAULT);
    }

    /** Returns what runs commands; blocks until it is ready. */
    public ProcessCommandRunner runner() {
        return runner.join();
    }
}
