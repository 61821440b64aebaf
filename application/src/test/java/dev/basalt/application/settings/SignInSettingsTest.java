package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Issuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Where and how users sign in. */
class SignInSettingsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void usersSignInAtOpenAiByDefault() {
        assertEquals(
                new AccountSettings(
                        AuthMode.CHATGPT,
                        new Issuer("https://auth.openai.com", "app_EMoamEEZ73f0CkXaXp7hrann"),
                        List.of(1455)),
                config.settings().account());
    }

    @Test
    void requestsNameTheClientVersionOfTheFile() {
        config.file("chatgpt_client_version", "0.180.2-alpha.1");

        assertEquals("0.180.2-alpha.1", config.settings().account().clientVersion());
    }

    @Test
    void theClientVersionIsOneOfTheNewestModelsByDefault() {
        assertEquals("0.171.0", config.settings().account().clientVersion());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "0.1\r\nx: y", "1 2"})
    void aClientVersionIsOne(String version) {
        config.file("chatgpt_client_version", version);

        assertEquals(
                "invalid value: expected a version such as 0.171.0 in `chatgpt_client_version`"
                        + " (config.toml, line 1)",
                config.error().message());
    }

    @Test
    void usersSignInWhereTheFileSays() {
        config.file("preferred_auth_method", "apikey")
                .file("sign_in.issuer", "http://localhost:8080/")
                .file("sign_in.client_id", "me")
                .file("sign_in.callback_ports", List.of(1455, 0));

        assertEquals(
                new AccountSettings(
                        AuthMode.API_KEY,
                        new Issuer("http://localhost:8080", "me"),
                        List.of(1455, 0)),
                config.settings().account());
    }

    @Test
    void aCallCannotRedirectSigningIn() {
        assertEquals(
                "can only be set in config.toml or with -c in `sign_in` (argument" + " config)",
                config.error(
                                OptionsFixture.config(
                                        Map.of("sign_in.issuer", "https://evil.example")))
                        .message());
    }

    @Test
    void aProfileCannotRedirectSigningIn() {
        config.file("profiles.p.sign_in.issuer", "https://evil.example");

        assertEquals(
                "https://auth.openai.com",
                config.settings(OptionsFixture.profile("p")).account().issuer().url());
    }

    @Test
    void anInvalidAddressOrPortIsAnError() {
        assertEquals(
                "invalid value: expected an http or https address in `sign_in.issuer` (-c)",
                new ConfigFixture()
                        .commandLine("sign_in.issuer", "auth.example")
                        .error()
                        .message());
        assertEquals(
                "invalid value: expected at least one port between 0 and 65535 in"
                        + " `sign_in.callback_ports` (-c)",
                new ConfigFixture()
                        .commandLine("sign_in.callback_ports", List.of(1455, 65536))
                        .error()
                        .message());
    }
}
