package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.auth.CredentialFiles;
import dev.basalt.adapter.machine.filesystem.workspace.DiskWorkspace;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.sandbox.SandboxInspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Commands of this machine, and their sandboxes. */
final class ProcessModule extends AbstractModule {

    private final Supplier<ProcessCommandRunner> runner;

    /**
     * Binds what runs commands.
     *
     * @param runner asked once; may block
     */
    ProcessModule(Supplier<ProcessCommandRunner> runner) {
        this.runner = runner;
    }

    @Provides
    @Singleton
    ProcessCommandRunner commandRunner(Shutdown shutdown) {
        ProcessCommandRunner commands = runner.get();
        shutdown.register(Shutdown.Step.END_COMMANDS, commands::close);
        return commands;
    }

    /** Creates what runs commands for the user with this home. */
    static ProcessCommandRunner runner(CodexHome home) {
        var credentials = new CredentialFiles(home);
        credentials.prepare();
        DiskWorkspace.prepare(home);
        List<Path> hidden = new ArrayList<>(credentials.hidden());
        hidden.add(DiskWorkspace.records(home));
        return ProcessCommandRunner.of(
                Optional.ofNullable(System.getenv("TMPDIR")).map(Path::of), hidden);
    }

    @Provides
    SandboxInspection sandboxes(ProcessCommandRunner runner) {
        return runner.sandboxes();
    }
}
