package dev.basalt.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;

import dev.basalt.bootstrap.terminal.ConfigCommand;
import dev.basalt.bootstrap.terminal.LoginCommand;
import dev.basalt.bootstrap.terminal.LoginStatusCommand;
import dev.basalt.bootstrap.terminal.LogoutCommand;
import dev.basalt.bootstrap.terminal.SandboxCommand;
import dev.basalt.domain.settings.ConfigOverride;

import java.util.List;

/** Runs the commands of a person in a terminal; each returns the exit status. */
final class Terminal {

    private final Injector injector;

    /**
     * @param overrides over the configuration file
     */
    Terminal(List<ConfigOverride> overrides) {
        this.injector =
                Guice.createInjector(
                        new MachineModule(),
                        new SettingsModule(overrides),
                        new AccountModule(),
                        new ModelsModule(),
                        new ProcessModule(() -> ProcessModule.runner(SettingsModule.homeOfUser())),
                        new TerminalModule());
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
