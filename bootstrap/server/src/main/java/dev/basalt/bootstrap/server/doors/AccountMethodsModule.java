package dev.basalt.bootstrap.server.doors;

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
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.settings.ReadSetting;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.auth.AuthListener;

/** The direct methods for signing in and out. */
final class AccountMethodsModule extends DoorModule {

    AccountMethodsModule() {
        super(AccountMethods.class);
    }

    @Provides
    @Singleton
    AuthListener listener(Sessions sessions, ConfigLayers layers) {
        return new AccountNotifications(
                sessions, new ReadSetting<>(layers, NotificationKeys.AUTH_STATUS));
    }

    @Provides
    @Singleton
    AccountMethods methods(
            GetAuthStatus getAuthStatus,
            LoginWithApiKey loginWithApiKey,
            LoginWithBrowser loginWithBrowser,
            PendingLogins pending,
            Logout logout,
            RequestThreads threads,
            AuthListener listener) {
        var queue = threads.inOrder("accounts");
        return new AccountMethods(
                new GetAuthStatusMethod(getAuthStatus, queue, threads),
                new LoginApiKeyMethod(loginWithApiKey, queue, listener),
                new LoginChatGptMethod(loginWithBrowser, queue),
                new CancelLoginChatGptMethod(new CancelLogin(pending), queue, listener),
                new LogoutMethod(logout, queue, listener));
    }
}
