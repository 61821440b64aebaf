package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.PortableEngine;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands run by every engine and sandbox backend of this machine. */
abstract class EveryBackend {

    enum Backend {
        POSIX_SPAWN,
        PROCESS_BUILDER,
        LANDLOCK,
        BWRAP;

        ProcessCommandRunner runner() {
            return new ProcessCommandRunner(
                    this == PROCESS_BUILDER ? new PortableEngine() : Commands.posixEngine(),
                    Commands.sandboxes());
        }

        Commands sandboxed(Commands command, Path workspace) {
            return switch (this) {
                case POSIX_SPAWN, PROCESS_BUILDER -> command;
                case LANDLOCK, BWRAP ->
                        command.under(
                                        new Sandboxing.Sandboxed(
                                                new SandboxPolicy.WorkspaceWrite(
                                                        List.of(), false, true, true),
                                                workspace))
                                .by(SandboxBackend.valueOf(name()));
            };
        }
    }

    static Stream<Backend> backendsOfThisMachine() {
        return Stream.concat(
                Stream.of(Backend.POSIX_SPAWN, Backend.PROCESS_BUILDER),
                Commands.backends().map(backend -> Backend.valueOf(backend.name())));
    }

    @Parameter Backend backend = Backend.POSIX_SPAWN;

    @TempDir Path directory;

    ProcessCommandRunner runner() {
        if (opened.isEmpty()) {
            opened.add(backend.runner());
        }
        return opened.getFirst();
    }

    private final List<ProcessCommandRunner> opened = new ArrayList<>();

    @AfterEach
    void endAll() {
        opened.forEach(ProcessCommandRunner::close);
    }

    Commands command(String... argv) {
        return backend.sandboxed(Commands.command(argv), directory);
    }

    Commands script(String script) {
        return backend.sandboxed(Commands.script(script), directory);
    }

    static CommandError notStarted(String reason) {
        return new CommandError.NotStarted(reason);
    }
}
