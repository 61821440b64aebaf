package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.cloud.LocalClouds;
import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.RegularFile;
import dev.basalt.adapter.machine.filesystem.UserHome;
import dev.basalt.adapter.machine.filesystem.auth.AuthJsonStore;
import dev.basalt.adapter.machine.filesystem.auth.CredentialFiles;
import dev.basalt.adapter.machine.filesystem.auth.JwtReader;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.models.openai.OpenAiAccount;
import dev.basalt.adapter.signin.DeviceCodeSignIn;
import dev.basalt.adapter.signin.LoopbackSignIn;
import dev.basalt.adapter.signin.OAuthIssuer;
import dev.basalt.application.auth.CloudAccess;
import dev.basalt.application.auth.CommandTokens;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithDeviceCode;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.auth.TokenRenewal;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AuthListener;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.TokenReader;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.model.provider.CloudCredentials;
import dev.basalt.domain.time.Time;

import io.vavr.Lazy;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;

/** Signing in and out, and the credentials that models receive. */
final class AccountModule extends AbstractModule {

    /** How long a request to the issuer may take. */
    private static final Duration ISSUER_LIMIT = Duration.ofSeconds(30);

    @Provides
    @Singleton
    TokenReader tokenReader() {
        return new JwtReader();
    }

    @Provides
    @Singleton
    CredentialStore credentialStore(CodexHome home, TokenReader tokens) {
        new CredentialFiles(home).prepare();
        return new AuthJsonStore(home, tokens);
    }

    @Provides
    @Singleton
    OAuthIssuer issuer(TokenReader tokens) {
        return new OAuthIssuer(tokens, ISSUER_LIMIT);
    }

    @Provides
    @Singleton
    CurrentCredential currentCredential(CredentialStore store, OAuthIssuer issuer, Time time) {
        return new CurrentCredential(
                store,
                new TokenRenewal(store, issuer, time),
                OpenAiAccount.keyIn(System.getenv()),
                time);
    }

    @Provides
    @Singleton
    PendingLogins pendingLogins(Shutdown shutdown) {
        var pending = new PendingLogins();
        shutdown.register(Shutdown.Step.CANCEL_LOGINS, pending::cancel);
        return pending;
    }

    @Provides
    GetAuthStatus getAuthStatus(ResolveAccountSettings settings, CurrentCredential current) {
        return new GetAuthStatus(settings, current);
    }

    @Provides
    LoginWithApiKey loginWithApiKey(CredentialStore store, PendingLogins pending) {
        return new LoginWithApiKey(store, pending);
    }

    /** Reports to the listener of the program that it is wired into. */
    @Provides
    @Singleton
    LoginWithBrowser loginWithBrowser(
            ResolveAccountSettings settings,
            OAuthIssuer issuer,
            CredentialStore store,
            PendingLogins pending,
            AuthListener listener,
            Ids ids,
            Time time) {
        return new LoginWithBrowser(
                settings, new LoopbackSignIn(issuer), store, pending, listener, ids, time);
    }

    @Provides
    LoginWithDeviceCode loginWithDeviceCode(
            ResolveAccountSettings settings, OAuthIssuer issuer, CredentialStore store, Time time) {
        return new LoginWithDeviceCode(
                settings, new DeviceCodeSignIn(issuer, ISSUER_LIMIT), store, time);
    }

    @Provides
    Logout logout(
            CredentialStore store,
            PendingLogins pending,
            ResolveAccountSettings settings,
            CurrentCredential current) {
        return new Logout(store, pending, settings, current);
    }

    @Provides
    @Singleton
    CommandTokens commandTokens(ProcessCommandRunner runner, Time time) {
        return new CommandTokens(runner, System.getenv(), Path.of("").toAbsolutePath(), time);
    }

    /** Most programs never use a cloud: what knows them is made when it is needed. */
    @Provides
    @Singleton
    CloudAccess cloudAccess(ProcessCommandRunner runner, Time time) {
        return new CloudAccess(Lazy.of(() -> clouds(runner, time)), time);
    }

    private static CloudCredentials clouds(ProcessCommandRunner runner, Time time) {
        return new LocalClouds(
                new LocalFiles(
                        System.getenv(),
                        UserHome.ofProcess(),
                        RegularFile::read,
                        notice -> System.err.println("basalt: " + notice)),
                runner,
                JsonMapper.shared(),
                time);
    }

    @Provides
    @Singleton
    ModelCredentials modelCredentials(
            CurrentCredential current, CommandTokens tokens, CloudAccess clouds) {
        return new ModelCredentials(
                current, tokens, clouds, System.getenv(), OpenAiAccount.SERVICE);
    }
}
