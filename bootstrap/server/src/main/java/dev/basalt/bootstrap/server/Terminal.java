package dev.basalt.bootstrap.server;

import com.google.inject.Guice;
import com.google.inject.Injector;

import dev.basalt.bootstrap.agent.AgentModules;
import dev.basalt.bootstrap.terminal.ConfigCommand;
import dev.basalt.bootstrap.terminal.LoginCommand;
import dev.basalt.bootstrap.terminal.LoginStatusCommand;
import dev.basalt.bootstrap.terminal.LogoutCommand;
import dev.basalt.bootstrap.terminal.SandboxCommand;
import dev.basalt.domain.settings.ConfigOverride;

import java.util.ArrayList;
import java.util.List;

/** Runs the commands of a person in a terminal; each returns the exit status. */
final class Terminal {

    private final Injector injector;

    /**
     * @param overrides over the configuration file
     */
    Terminal(List<ConfigOverride> overrides) {
        var modules = new ArrayList<>(AgentModules.of(overrides));
        modules.add(new TerminalModule());
        this.injector = Guice.createInjector(modules);
    }

    int login(List<String> arguments) {
        return injector.getInstance(LoginCommand.class).run(arguments, System.out, System.err);
    }

    int loginStatus() {
        return injector.getInstance(LoginStatusCommand.class).run(System.err);
    }

    int logout() {
        return injector.getInstance(LogoutCommand.class).run(System.err);
    }

    int config() {
        return injector.getInstance(ConfigCommand.class).run(System.out, System.err);
    }

    int sandbox(List<String> arguments) {
        return injector.getInstance(SandboxCommand.class).run(arguments, System.out, System.err);
    }

    int debugLandlock(List<String> arguments) {
        return sandbox(SandboxCommand.readOnlyUnlessTold(arguments));
    }
}
