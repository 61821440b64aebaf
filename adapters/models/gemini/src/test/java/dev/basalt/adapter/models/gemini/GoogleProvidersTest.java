package dev.basalt.adapter.models.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

class GoogleProvidersTest {

    @Test
    void vertexIsAskedInTheProjectOfTheEnvironment() {
        assertEquals(
                "https://aiplatform.googleapis.com/v1/projects/mine/locations/global/publishers/google",
                vertex(Map.of("GOOGLE_CLOUD_PROJECT", "mine")).baseUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "europe-west4, europe-west4-aiplatform.googleapis.com",
        "eu, aiplatform.eu.rep.googleapis.com",
        "us, aiplatform.us.rep.googleapis.com",
    })
    void vertexIsAskedAtTheHostOfItsLocation(String location, String host) {
        assertEquals(
                "https://%s/v1/projects/mine/locations/%s/publishers/google"
                        .formatted(host, location),
                vertex(Map.of("GOOGLE_CLOUD_PROJECT", "mine", "GOOGLE_CLOUD_LOCATION", location))
                        .baseUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "'',global",
        "a/b,global",
        "..,global",
        ":mine,global",
        "example..com:mine,global",
        "mine,evil.example/"
    })
    void vertexHasNoAddressWithoutProperNames(String project, String location) {
        assertEquals(
                "",
                vertex(Map.of("GOOGLE_CLOUD_PROJECT", project, "GOOGLE_CLOUD_LOCATION", location))
                        .baseUrl());
    }

    @Test
    void aProjectMayBelongToADomain() {
        assertEquals(
                "https://aiplatform.googleapis.com/v1/projects/example.com:mine/locations/global"
                        + "/publishers/google",
                vertex(Map.of("GOOGLE_CLOUD_PROJECT", "example.com:mine")).baseUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "mine, evil.example/, GOOGLE_CLOUD_LOCATION",
        "'', evil.example/, GOOGLE_CLOUD_LOCATION",
        "'', global, GOOGLE_CLOUD_PROJECT",
        "a/b, global, GOOGLE_CLOUD_PROJECT",
    })
    void theVariableThatIsWrongIsNamed(String project, String location, String variable) {
        assertEquals(
                Optional.of(variable),
                GoogleProviders.all(
                                Map.of(
                                        "GOOGLE_CLOUD_PROJECT",
                                        project,
                                        "GOOGLE_CLOUD_LOCATION",
                                        location))
                        .get(1)
                        .addressVariable());
    }

    @ParameterizedTest
    @CsvSource({
        "https://aiplatform.googleapis.com/v1/x, ya29.abc, authorization, Bearer ya29.abc",
        "https://us-east1-aiplatform.googleapis.com/v1/x, eyJ.x, authorization, Bearer eyJ.x",
        "https://aiplatform.eu.rep.googleapis.com/v1/x, ya29.a, authorization, Bearer ya29.a",
        "https://aiplatform.googleapis.com/v1/x, AIzaKey, x-goog-api-key, AIzaKey",
        "https://aiplatform.googleapis.com/v1/x, AQ.key, x-goog-api-key, AQ.key",
        "https://generativelanguage.googleapis.com/v1beta, ya29.abc, x-goog-api-key, ya29.abc",
        "https://aiplatform.googleapis.com.example/v1, ya29.abc, x-goog-api-key, ya29.abc",
    })
    void vertexTakesAccessTokensInTheHeaderForTokens(
            String address, String secret, String header, String value) {
        assertEquals(
                Map.entry(header, value),
                GoogleProviders.header(
                        GoogleProviders.GEMINI.at(address),
                        new Credential(secret, Optional.empty())));
    }

    @Test
    void aTokenForAGatewayIsNoKeyOfGoogles() {
        assertEquals(
                Map.entry("authorization", "Bearer t0ken"),
                GoogleProviders.header(
                        SampleRequest.to("https://gateway.example")
                                .printedToken("t0ken")
                                .build()
                                .provider(),
                        new Credential("t0ken", Optional.empty())));
    }

    private static ProviderSettings vertex(Map<String, String> environment) {
        return GoogleProviders.all(environment).get(1).settings();
    }
}
