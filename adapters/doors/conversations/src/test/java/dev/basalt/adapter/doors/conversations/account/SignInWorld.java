package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.application.auth.CancelLogin;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.FakeIssuer;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.InMemoryCredentialStore;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.auth.TokenRenewal;
import dev.basalt.application.fake.FakeTime;
import dev.basalt.application.settings.ReadSetting;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.AccountKeys;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The methods of signing in over ports in memory, and a browser that completes on demand. */
final class SignInWorld implements AutoCloseable {

    private final InMemoryCredentialStore store = InMemoryCredentialStore.holding(Credentials.NONE);
    private final PendingLogins pending = new PendingLogins();
    private final FakeTime time = new FakeTime();
    private final AtomicLong lastId = new AtomicLong();
    private final RequestThreads threads = new RequestThreads();
    private final Browser browser = new Browser();
    private volatile ConfigTable file = ConfigTable.empty(Place.BUILT_IN);

    SignInWorld() {
        // no timeout passes
        time.standStill();
    }

    Methods methods(Sessions sessions) {
        var queue = threads.inOrder("accounts");
        var layers =
                new ConfigLayers(
                        new ConfigSchema(List.of(AccountKeys.GROUP, NotificationKeys.GROUP)),
                        () -> Either.right(file),
                        List.of());
        var settings = new ResolveAccountSettings(layers);
        var current =
                new CurrentCredential(
                        store,
                        new TokenRenewal(store, new FakeIssuer(), time),
                        Optional.empty(),
                        time);
        var listener =
                new AccountNotifications(
                        sessions, new ReadSetting<>(layers, NotificationKeys.AUTH_STATUS));
        var loginWithBrowser =
                new LoginWithBrowser(
                        settings,
                        browser,
                        store,
                        pending,
                        listener,
                        () -> new UUID(0, lastId.incrementAndGet()),
                        time);
        return new AccountMethods(
                        new GetAuthStatusMethod(
                                new GetAuthStatus(settings, current), queue, threads),
                        new LoginApiKeyMethod(new LoginWithApiKey(store, pending), queue, listener),
                        new LoginChatGptMethod(loginWithBrowser, queue),
                        new CancelLoginChatGptMethod(new CancelLogin(pending), queue, listener),
                        new LogoutMethod(
                                new Logout(store, pending, settings, current), queue, listener))
                .methods();
    }

    /** Sets a key of the configuration file. */
    void configure(String key, String value) {
        file = file.with(ConfigOverride.pathOf(key), new ConfigValue.Text(value, Place.BUILT_IN));
    }

    /** Completes the sign-in begun last with tokens from the issuer. */
    void comeBack() {
        browser.comeBack(
                Either.right(
                        new BrowserSignIn.Grant(
                                new Tokens(
                                        Token.opaque("id-1"),
                                        Token.opaque("access-1"),
                                        Optional.of("refresh-1"),
                                        Optional.of("account-1")),
                                Optional.empty())));
    }

    /** Completes the sign-in begun last without tokens. */
    void comeBackWith(AuthError error) {
        browser.comeBack(Either.left(error));
    }

    /** Waits until every request is done. */
    @Override
    public void close() {
        threads.close();
        pending.cancel();
    }

    private static final class Browser implements BrowserSignIn {

        private volatile Optional<Arrival> waiting = Optional.empty();

        @Override
        public Either<AuthError, Waiting> begin(
                Issuer issuer, List<Integer> ports, Arrival arrival) {
            waiting = Optional.of(arrival);
            return Either.right(new Wait(issuer.url() + "/oauth/authorize"));
        }

        private void comeBack(Either<AuthError, Grant> outcome) {
            Arrival arrival = waiting.orElseThrow();
            arrival.arrived(outcome);
            arrival.over();
        }
    }

    private record Wait(String url) implements BrowserSignIn.Waiting {
        @Override
        public Optional<AuthError> paste(String text) {
            throw new UnsupportedOperationException("no client pastes");
        }

        @Override
        public void close() {}
    }
}
