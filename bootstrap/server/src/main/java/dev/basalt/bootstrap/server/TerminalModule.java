package dev.basalt.bootstrap.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.adapter.doors.terminal.account.Browser;
import dev.basalt.adapter.machine.filesystem.config.TomlWriter;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.signin.SystemBrowser;
import dev.basalt.application.settings.ListConfiguration;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.AuthListener;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.settings.ConfigWriter;

import java.lang.reflect.Constructor;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A terminal command, and what such commands need besides the agent. */
final class TerminalModule extends AbstractModule {

    private final Class<? extends TerminalCommand> command;

    /**
     * @param command has one public constructor
     */
    TerminalModule(Class<? extends TerminalCommand> command) {
        this.command = command;
    }

    @Override
    @SuppressWarnings("unchecked") // a class has constructors of itself only
    protected void configure() {
        bind(TerminalCommand.class)
                .toConstructor(
                        (Constructor<? extends TerminalCommand>) command.getConstructors()[0]);
    }

    @Provides
    @Singleton
    BlockingQueue<AuthEvent> authEvents() {
        return new LinkedBlockingQueue<>();
    }

    @Provides
    AuthListener authListener(BlockingQueue<AuthEvent> events) {
        return events::add;
    }

    @Provides
    Browser browser() {
        return new SystemBrowser(System.getProperty("os.name"), System.getenv())::open;
    }

    @Provides
    ConfigWriter configWriter() {
        return new TomlWriter();
    }

    @Provides
    ListConfiguration listConfiguration(ConfigLayers layers) {
        return new ListConfiguration(layers);
    }

    /** A command does not outlive this process, whatever ends it. */
    @Provides
    @Singleton
    CommandRunner commandRunner(ProcessCommandRunner runner) {
        Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
        return runner;
    }
}
