package dev.basalt.domain.model.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.TokenCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class FailureAdviceTest {

    private static final ProviderSettings WITH_KEY =
            ProviderSettings.withKey("p", "P", "https://p.example", "chat", "P_KEY", "");

    @Test
    void aRefusedKeyIsNamedByItsVariable() {
        assertEquals(
                "unexpected status 401 Unauthorized: wrong key. Check the key in the environment"
                        + " variable `P_KEY`.",
                FailureAdvice.text(new ModelError.Unauthorized("wrong key"), WITH_KEY));
    }

    @Test
    void refusedCredentialsOfACloudAreNamedBesideTheKey() {
        assertEquals(
                "unexpected status 401 Unauthorized: no. Check the credentials of the cloud, or the"
                        + " key in the environment variable `P_KEY`.",
                FailureAdvice.text(
                        new ModelError.Unauthorized("no"),
                        WITH_KEY.with(new AuthScheme.GoogleAdc())));
    }

    @Test
    void aRefusedTokenIsNamedByTheCommandThatPrintedIt() {
        var provider =
                new ProviderSettings(
                        "p",
                        "P",
                        "https://p.example",
                        "chat",
                        Optional.of("P_KEY"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new TokenCommand(
                                        List.of("vault"),
                                        Optional.empty(),
                                        TokenCommand.TIMEOUT,
                                        TokenCommand.REFRESH_INTERVAL)),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        ProviderSettings.STREAM_IDLE_TIMEOUT,
                        false);

        assertEquals(
                "unexpected status 401 Unauthorized: expired. Check the command in `auth` of the"
                        + " provider `p`.",
                FailureAdvice.text(new ModelError.Unauthorized("expired"), provider));
    }

    @Test
    void anUnknownModelLeadsToTheSettings() {
        assertEquals(
                "unexpected status 404 Not Found: No such model. Check `model` and the provider's"
                        + " `base_url`.",
                FailureAdvice.text(
                        new ModelError.Rejected(404, "No such model.", Optional.empty()),
                        WITH_KEY));
    }

    @Test
    void whatSaysItselfWhatIsWrongHasNoAdvice() {
        assertEquals(
                "unexpected status 400 Bad Request: too hot",
                FailureAdvice.text(
                        new ModelError.Rejected(400, "too hot", Optional.empty()), WITH_KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/v1, Check that the server is running",
        "http://127.0.0.1:9/v1, Check that the server is running",
        "http://[::1]:9/v1, Check that the server is running",
        "https://api.example/v1, Check the network",
        "http://localhost.example/v1, Check the network",
    })
    void whereNothingAnswersTheAdviceDependsOnThePlace(String url, String advice) {
        String text = FailureAdvice.text(new ModelError.Unreachable(url, "refused"), WITH_KEY);

        assertEquals(
                "error sending request for url (" + url + "): refused. " + advice,
                text.substring(0, text.indexOf(advice) + advice.length()));
    }
}
