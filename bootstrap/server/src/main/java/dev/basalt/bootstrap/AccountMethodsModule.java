package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.conversations.account.AccountMethods;
import dev.basalt.adapter.doors.conversations.account.AccountNotifications;
import dev.basalt.adapter.doors.conversations.account.CancelLoginChatGptMethod;
import dev.basalt.adapter.doors.conversations.account.GetAuthStatusMethod;
import dev.basalt.adapter.doors.conversations.account.LoginApiKeyMethod;
import dev.basalt.adapter.doors.conversations.account.LoginChatGptMethod;
import dev.basalt.adapter.doors.conversations.account.LogoutMethod;
import dev.basalt.adapter.doors.conversations.account.NotificationKeys;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.signin.LoopbackSignIn;
import dev.basalt.adapter.signin.OAuthIssuer;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.settings.ReadSetting;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.auth.AuthListener;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.time.Time;

/** The direct methods of signing in and out. */
final class AccountMethodsModule extends AbstractModule {

    @Provides
    @Singleton
    AuthListener listener(Sessions sessions, ConfigLayers layers) {
        return new AccountNotifications(
                sessions, new ReadSetting<>(layers, NotificationKeys.AUTH_STATUS));
    }

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
    @Singleton
    AccountMethods methods(
            ResolveAccountSettings settings,
            CurrentCredential current,
            CredentialStore store,
            PendingLogins pending,
            LoginWithBrowser loginWithBrowser,
            RequestThreads threads,
            AuthListener listener) {
        var queue = threads.inOrder("accounts");
        return new AccountMethods(
                new GetAuthStatusMethod(new GetAuthStatus(settings, current), queue, threads),
                new LoginApiKeyMethod(new LoginWithApiKey(store, pending), queue, listener),
                new LoginChatGptMethod(loginWithBrowser, queue),
                new CancelLoginChatGptMethod(new CancelLogin(pending), queue, listener),
                new LogoutMethod(new Logout(store, pending, settings, current), queue, listener));
    }
}
