package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.conversations.AccountMethods;
import dev.basalt.adapter.doors.conversations.AccountNotifications;
import dev.basalt.adapter.doors.conversations.AccountQueue;
import dev.basalt.adapter.doors.conversations.CancelLoginChatGptMethod;
import dev.basalt.adapter.doors.conversations.GetAuthStatusMethod;
import dev.basalt.adapter.doors.conversations.LoginApiKeyMethod;
import dev.basalt.adapter.doors.conversations.LoginChatGptMethod;
import dev.basalt.adapter.doors.conversations.LogoutMethod;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AuthListener;

/** The direct methods for signing in and out. */
final class AccountMethodsModule extends AbstractModule {

    @Provides
    @Singleton
    AuthListener listener(Peer peer, ResolveAccountSettings settings) {
        return new AccountNotifications(peer, settings);
    }

    @Provides
    @Singleton
    AccountQueue queue() {
        return new AccountQueue();
    }

    @Provides
    @Singleton
    AccountMethods methods(
            GetAuthStatus getAuthStatus,
            LoginWithApiKey loginWithApiKey,
            LoginWithBrowser loginWithBrowser,
            PendingLogins pending,
            Logout logout,
            AccountQueue queue,
            AuthListener listener) {
        return new AccountMethods(
                new GetAuthStatusMethod(getAuthStatus, queue),
                new LoginApiKeyMethod(loginWithApiKey, queue, listener),
                new LoginChatGptMethod(loginWithBrowser, queue),
                new CancelLoginChatGptMethod(new CancelLogin(pending), queue, listener),
                new LogoutMethod(logout, queue, listener));
    }
}
