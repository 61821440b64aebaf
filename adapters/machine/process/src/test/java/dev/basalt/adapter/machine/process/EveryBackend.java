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

/** Commands by every means that this machine has of starting and holding them. */
abstract class EveryBackend {

    enum Means {
        POSIX_SPAWN,
        PROCESS_BUILDER,
        LANDLOCK,
        BWRAP;

        ProcessCommandRunner runner() {
            return new ProcessCommandRunner(
                    this == PROCESS_BUILDER ? new PortableEngine() : Commands.posixEngine(),
                    Commands.sandboxes());
        }

        Commands hold(Commands command, Path workspace) {
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

    static Stream<Means> meansOfThisMachine() {
        return Stream.concat(
                Stream.of(Means.POSIX_SPAWN, Means.PROCESS_BUILDER),
                Commands.backends().map(backend -> Means.valueOf(backend.name())));
    }

    @Parameter Means means = Means.POSIX_SPAWN;

    @TempDir Path directory;

    ProcessCommandRunner runner() {
        if (opened.isEmpty()) {
            opened.add(means.runner());
        }
        return opened.getFirst();
    }

    private final List<ProcessCommandRunner> opened = new ArrayList<>();

    @AfterEach
    void endAll() {
        opened.forEach(ProcessCommandRunner::close);
    }

    Commands command(String... argv) {
        return means.hold(Commands.command(argv), directory);
    }

    Commands script(String script) {
        return means.hold(Commands.script(script), directory);
    }

    static CommandError notStarted(String reason) {
        return new CommandError.NotStarted(reason);
    }
}
