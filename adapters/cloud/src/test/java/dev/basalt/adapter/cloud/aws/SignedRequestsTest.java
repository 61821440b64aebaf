package dev.basalt.adapter.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.cloud.Machine;
import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;
import dev.basalt.domain.model.provider.RequestAuthorization;
import dev.basalt.domain.model.provider.RequestAuthorization.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;

class SignedRequestsTest {

    private final RequestAuthorization signed;

    SignedRequestsTest(@TempDir Path home) {
        signed =
                new Machine(home)
                        .variable("AWS_ACCESS_KEY_ID", "ASIA1")
                        .variable("AWS_SECRET_ACCESS_KEY", "the-secret")
                        .variable("AWS_SESSION_TOKEN", "the-token")
                        .find(AwsSigV4.FOUND, "https://bedrock-runtime.us-east-1.amazonaws.com")
                        .get()
                        .authorization();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amzn-errortype: ExpiredTokenException",
                "{\"message\":\"The security token included in the request is expired\"}",
            })
    void anExpiredTokenAsksForOtherCredentials(String response) {
        assertEquals(Optional.of(new Verdict.Expired()), signed.verdict(response));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Signature expired: 20261201T110000Z is now earlier than 20261201T115500Z|AWS"
                    + " compares the time of a request with its own clock: set the clock of this"
                    + " machine",
                "RequestTimeTooSkewed|AWS compares the time of a request with its own clock: set"
                        + " the clock of this machine",
                "The request signature we calculated does not match the signature you provided.|"
                        + "the secret access key does not belong to the access key id, or a proxy"
                        + " changes the request",
                "The security token included in the request is invalid."
                        + "|AWS does not know this access key; a temporary one needs its session"
                        + " token",
            })
    void aRefusedSignatureIsExplained(String response, String hint) {
        assertEquals(Optional.of(new Verdict.Wrong(hint)), signed.verdict(response));
    }

    @Test
    void aMissingPermissionIsReportedInAwssWordsOnly() {
        assertEquals(
                Optional.empty(),
                signed.verdict(
                        "x-amzn-errortype: AccessDeniedException\n{\"message\": \"User: x is not"
                                + " authorized to perform: bedrock:InvokeModel\"}"));
    }

    @Test
    void theSourceIsNamedWithWhatToDo() {
        assertEquals(
                "They come from the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
                    + " Temporary credentials expire: sign in again, for example with `aws login`"
                    + " or `aws sso login`, and export them anew.",
                signed.advice());
    }
}
