package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.Place;

import io.vavr.control.Either;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects that tests of the sign-in share. */
final class AuthFixture {

    static final AccountSettings ACCOUNT =
            new AccountSettings(
                    AuthMode.CHATGPT,
                    new Issuer("https://issuer.example", "client"),
                    List.of(1455));

    static final ResolveAccountSettings NOTHING_CONFIGURED =
            new ResolveAccountSettings(
                    new ConfigLayers(
                            new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                            () -> Either.right(ConfigTable.empty(Place.BUILT_IN)),
                            List.of()));

    final ManualTime time = new ManualTime();
    final FakeIssuer issuer = new FakeIssuer();
    final InMemoryCredentialStore store;
    final CurrentCredential current;

    AuthFixture(Credentials stored, Optional<String> environmentKey) {
        store = InMemoryCredentialStore.holding(stored);
        current =
                new CurrentCredential(
                        store, new TokenRenewal(store, issuer, time), environmentKey, time);
    }

    AuthFixture(Credentials stored) {
        this(stored, Optional.empty());
    }

    /** Tokens with a plan and without an expiry time. */
    static Credentials tokens() {
        return tokens(Optional.empty(), Optional.empty());
    }

    static Credentials tokens(Optional<Instant> expires, Optional<Instant> lastRefresh) {
        return new Credentials(
                Optional.empty(),
                Optional.of(
                        new Tokens(
                                new Token(
                                        "id-1",
                                        Optional.of("me@example.com"),
                                        Optional.of("pro"),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Token(
                                        "access-1",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        expires),
                                Optional.of("refresh-1"),
                                Optional.of("account-1"))),
                lastRefresh);
    }
}
