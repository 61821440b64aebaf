package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.machine.filesystem.config.TomlWriter;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.signin.LoopbackSignIn;
import dev.basalt.adapter.signin.OAuthIssuer;
import dev.basalt.adapter.signin.SystemBrowser;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.settings.ListConfiguration;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.bootstrap.terminal.ConfigCommand;
import dev.basalt.bootstrap.terminal.LoginCommand;
import dev.basalt.bootstrap.terminal.LoginStatusCommand;
import dev.basalt.bootstrap.terminal.LogoutCommand;
import dev.basalt.bootstrap.terminal.SandboxCommand;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.time.Time;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** The commands of a person in a terminal. */
final class TerminalModule extends AbstractModule {

    @Provides
    @Singleton
    LoginCommand login(
            ResolveAccountSettings settings,
            OAuthIssuer issuer,
            CredentialStore store,
            PendingLogins pending,
            Ids ids,
            Time time) {
        BlockingQueue<AuthEvent> events = new LinkedBlockingQueue<>();
        return new LoginCommand(
                new LoginWithApiKey(store, pending),
                new LoginWithBrowser(
                        settings,
                        new LoopbackSignIn(issuer),
                        store,
                        pending,
                        events::add,
                        ids,
                        time),
                events,
                new SystemBrowser(System.getProperty("os.name"), System.getenv()),
                System.in,
                Optional.ofNullable(System.console()).map(TerminalModule::typing));
    }

    private static Supplier<String> typing(Console console) {
        return () -> {
            char[] typed = console.readPassword();
            return typed == null ? "" : new String(typed);
        };
    }

    @Provides
    @Singleton
    LoginStatusCommand loginStatus(ResolveAccountSettings settings, CurrentCredential current) {
        return new LoginStatusCommand(new GetAuthStatus(settings, current), System.getenv());
    }

    @Provides
    @Singleton
    LogoutCommand logout(
            CredentialStore store,
            PendingLogins pending,
            ResolveAccountSettings settings,
            CurrentCredential current) {
        return new LogoutCommand(new Logout(store, pending, settings, current));
    }

    @Provides
    @Singleton
    ConfigCommand config(ConfigLayers layers) {
        return new ConfigCommand(new ListConfiguration(layers), new TomlWriter());
    }

    /** A command doesn't outlive this process, whatever ends it. */
    @Provides
    @Singleton
    SandboxCommand sandbox(ResolveSettings settings, ProcessCommandRunner runner) {
        Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
        return new SandboxCommand(settings, runner, runner.sandboxes(), System.getenv());
    }
}
