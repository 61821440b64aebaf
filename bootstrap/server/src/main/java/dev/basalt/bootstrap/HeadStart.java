package dev.basalt.bootstrap;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What the first conversation waits for and what needs nothing that is wired: done on a second core
 * meanwhile.
 */
final class HeadStart {

    private final CompletableFuture<ProcessCommandRunner> runner = new CompletableFuture<>();

    void begin() {
        Thread.ofPlatform().name("head start").daemon().start(this::run);
    }

    private void run() {
        CodexHome home = SettingsModule.homeOfUser();
        try {
            runner.complete(ProcessModule.runner(home));
        } catch (RuntimeException | Error e) {
            runner.completeExceptionally(e);
            throw e;
        }
        loadParser(home);
        findSandbox(runner.join());
    }

    /** Each conversation reads the file anew; the first one finds the parser loaded. */
    private static void loadParser(CodexHome home) {
        new TomlConfigurationFile(home).read();
    }

    /** The first conversation tells what holds its commands, and a trial takes time. */
    private static void findSandbox(ProcessCommandRunner runner) {
        runner.sandboxes()
                .report(
                        new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/")),
                        SandboxChoice.DEFAULT);
    }

    /** Returns what runs commands; blocks until it is there. */
    ProcessCommandRunner runner() {
        return runner.join();
    }
}
