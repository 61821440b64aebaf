package dev.basalt.adapter.cloud.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import dev.basalt.adapter.cloud.Machine;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What reaches the service, checked as the service would: from the request that it received. */
@WireMockTest
class SignatureOnTheWireTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final Machine machine;

    SignatureOnTheWireTest(@TempDir Path home) {
        machine =
                new Machine(home)
                        .variable("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE")
                        .variable("AWS_SECRET_ACCESS_KEY", SECRET)
                        .variable("AWS_SESSION_TOKEN", "session/token==")
                        .variable("AWS_REGION", "eu-west-1");
    }

    @Test
    void theServiceComesToTheSameSignature(WireMockRuntimeInfo server) throws Exception {
        stubFor(post(anyUrl()).willReturn(aResponse().withStatus(403).withBody("no")));

        ask(server.getHttpBaseUrl() + "/model/anthropic.claude-v1:0", Map.of("a b", "ä&+"));

        LoggedRequest sent = findAll(postRequestedFor(anyUrl())).getFirst();
        assertEquals("/model/anthropic.claude-v1:0/invoke?a%20b=%C3%A4%26%2B", sent.getUrl());
        assertEquals("{\"text\":\"grüße\"}", sent.getBodyAsString());
        assertEquals("20261201T120000Z", sent.getHeader("x-amz-date"));
        assertEquals("session/token==", sent.getHeader("x-amz-security-token"));
        String request =
                """
                POST
                /model/anthropic.claude-v1%%3A0/invoke
                a%%20b=%%C3%%A4%%26%%2B
                content-type:application/json
                host:%s
                x-amz-date:20261201T120000Z
                x-amz-security-token:session/token==

                content-type;host;x-amz-date;x-amz-security-token
                %s\
                """
                        .formatted(sent.getHeader("host"), sha256(sent.getBody()));
        String text =
                """
                AWS4-HMAC-SHA256
                20261201T120000Z
                20261201/eu-west-1/bedrock/aws4_request
                """
                        + sha256(request.getBytes(StandardCharsets.UTF_8));
        byte[] key = hmac(("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8), "20261201");
        key = hmac(hmac(hmac(key, "eu-west-1"), "bedrock"), "aws4_request");
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261201/eu-west-1/bedrock/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,"
                        + " Signature="
                        + HexFormat.of().formatHex(hmac(key, text)),
                sent.getHeader("authorization"));
    }

    @Test
    void anExpiredTokenIsReportedAsOneAndNotShown(WireMockRuntimeInfo server) {
        stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withHeader("x-amzn-errortype", "ExpiredTokenException")
                                        .withBody("{\"message\":\"session/token== is over\"}")));

        assertEquals(
                Either.left(new ModelError.Unauthorized("[redacted] is over")),
                ask(server.getHttpBaseUrl(), Map.of()));
    }

    private Either<ModelError, ModelResponse> ask(String address, Map<String, String> query) {
        ProviderSettings provider =
                ProviderSettings.withoutKey("bedrock", "Bedrock", address, "responses")
                        .with(machine.find(AwsSigV4.FOUND, address).get().authorization());
        return new ModelHttp()
                .ask(
                        new ModelCall(
                                provider,
                                "invoke",
                                query,
                                Map.of("accept", "text/event-stream"),
                                Optional.empty(),
                                json -> {
                                    json.writeStartObject();
                                    json.writeStringProperty("text", "grüße");
                                    json.writeEndObject();
                                }),
                        new Refused(),
                        new Cancellation());
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Knows refusals only. */
    private static final class Refused implements ResponseParser {

        @Override
        public Optional<Either<ModelError, ModelResponse>> receive(EventData event) {
            throw new AssertionError("no stream is sent");
        }

        @Override
        public Ending ending() {
            return Ending.OPEN;
        }

        @Override
        public Either<ModelError, ModelResponse> atEnd() {
            throw new AssertionError("no stream is sent");
        }

        @Override
        public ModelError refused(HttpRefusal refusal) {
            return refusal.toError();
        }
    }
}
