package dev.basalt.domain.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Optional;

class CredentialsTest {

    @Test
    void noCredentialsMeanNotSignedIn() {
        assertEquals(Optional.empty(), Credentials.NONE.mode(AuthMode.CHATGPT));
    }

    @Test
    void aKeyAloneIsUsed() {
        assertEquals(Optional.of(AuthMode.API_KEY), Credentials.key("sk-1").mode(AuthMode.CHATGPT));
    }

    @ParameterizedTest(name = "plan {0}, preferring {1}: {2}")
    @CsvSource({
        "free,       CHATGPT, CHATGPT",
        "plus,       CHATGPT, CHATGPT",
        "pro,        CHATGPT, CHATGPT",
        "team,       CHATGPT, CHATGPT",
        "pro,        API_KEY, API_KEY",
        "enterprise, CHATGPT, API_KEY",
        "Pro,        CHATGPT, API_KEY",
        ",           CHATGPT, API_KEY",
    })
    void ofKeyAndTokensThePlanAndThePreferenceDecide(
            String plan, AuthMode preferred, AuthMode expected) {
        Credentials both =
                new Credentials(
                        Optional.of("sk-1"),
                        Optional.of(tokens(Optional.ofNullable(plan))),
                        Optional.empty());

        assertEquals(Optional.of(expected), both.mode(preferred));
    }

    @ParameterizedTest(name = "{0}, plan {1}, preferring {2}: {3}")
    @CsvSource({
        "apikey,            pro,        CHATGPT, API_KEY",
        "ApiKey,            pro,        CHATGPT, API_KEY",
        "api_key,           pro,        CHATGPT, API_KEY",
        "chatgpt,           enterprise, CHATGPT, CHATGPT",
        "chatgptAuthTokens, enterprise, CHATGPT, CHATGPT",
        "chatgpt,           pro,        API_KEY, API_KEY",
        "agentIdentity,     pro,        CHATGPT, ",
        "personalAccessToken, pro,      API_KEY, ",
    })
    void ofKeyAndTokensTheStoredModeDecidesBeforeThePlan(
            String stored, String plan, AuthMode preferred, AuthMode expected) {
        Credentials both =
                new Credentials(
                        Optional.of("sk-1"),
                        Optional.of(tokens(Optional.of(plan))),
                        Optional.empty(),
                        Optional.of(stored),
                        Optional.empty());

        assertEquals(Optional.ofNullable(expected), both.mode(preferred));
    }

    @ParameterizedTest
    @CsvSource({"CHATGPT", "API_KEY"})
    void tokensAloneAreUsedWhateverThePlanAndThePreference(AuthMode preferred) {
        Credentials tokens =
                new Credentials(
                        Optional.empty(),
                        Optional.of(tokens(Optional.of("enterprise"))),
                        Optional.empty());

        assertEquals(Optional.of(AuthMode.CHATGPT), tokens.mode(preferred));
    }

    @Test
    void secretsAreNotPrinted() {
        Credentials all =
                Credentials.key("sk-s3cret").renewed(tokens(Optional.of("pro")), Instant.EPOCH);

        String printed = all + " " + all.tokens() + " " + all.tokens().orElseThrow().access();

        assertFalse(printed.contains("s3cret"), printed);
    }

    private static Tokens tokens(Optional<String> plan) {
        return new Tokens(
                new Token("s3cret-id", Optional.empty(), plan, Optional.empty(), Optional.empty()),
                Token.opaque("s3cret-access"),
                Optional.of("s3cret-refresh"),
                Optional.of("account"));
    }
}
