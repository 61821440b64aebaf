package dev.basalt.bootstrap.process.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Providers that are asked with the credentials that the tools of their cloud have stored. */
final class CloudCredentialsIT {

    @TempDir Path home;
    @TempDir Path folder;

    private final WireMockServer cloud =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.stop();
    }

    @Test
    void bedrockReceivesASignatureAndANewOneWhenTheSessionHasExpired() throws Exception {
        String path = "/openai/v1/responses";
        cloud.stubFor(
                post(path)
                        .withHeader("x-amz-security-token", equalTo("token-1"))
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withHeader("x-amzn-errortype", "ExpiredTokenException")
                                        .withBody("{\"message\": \"It has expired.\"}")));
        cloud.stubFor(
                post(path)
                        .withHeader("x-amz-security-token", equalTo("token-2"))
                        .withHeader(
                                "authorization",
                                matching(
                                        "AWS4-HMAC-SHA256 Credential=ASIA2/[0-9]{8}/us-west-2"
                                                + "/bedrock/aws4_request,"
                                                + " SignedHeaders=content-type;host;x-amz-date"
                                                + ";x-amz-security-token, Signature=[0-9a-f]{64}"))
                        .willReturn(ModelServer.stream(WireApi.RESPONSES.says("signed"))));
        Path printer = folder.resolve("print-key");
        Files.writeString(
                printer,
                """
                #!/bin/sh
                echo >>"$0.runs"
                n=$(wc -l <"$0.runs" | tr -d ' ')
                echo "{\\"AccessKeyId\\": \\"ASIA$n\\", \\"SecretAccessKey\\": \\"secret-$n\\","
                echo "\\"SessionToken\\": \\"token-$n\\"}"
                """);
        Files.setPosixFilePermissions(printer, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/config"),
                """
                [profile work]
                region = us-west-2
                credential_process = "%s"
                """
                        .formatted(printer));

        assertEquals(
                "signed",
                answer(
                        """
                        model = "openai.gpt-5.6-sol"
                        model_provider = "bedrock"

                        [model_providers.bedrock.aws]
                        profile = "work"
                        """,
                        Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", cloud.baseUrl())));
    }

    @Test
    void geminiReceivesATokenAndAnotherWhenItRefusesOne() throws Exception {
        cloud.stubFor(
                post("/token")
                        .inScenario("tokens")
                        .willSetStateTo("renewed")
                        .willReturn(
                                okJson("{\"access_token\": \"ya29.1\", \"expires_in\": 3600}")));
        cloud.stubFor(
                post("/token")
                        .inScenario("tokens")
                        .whenScenarioStateIs("renewed")
                        .willReturn(
                                okJson("{\"access_token\": \"ya29.2\", \"expires_in\": 3600}")));
        String path = "/v1/models/gemini-3.8-flash:streamGenerateContent?alt=sse";
        cloud.stubFor(post(path).willReturn(aResponse().withStatus(401).withBody("{}")));
        cloud.stubFor(
                post(path)
                        .withHeader("authorization", equalTo("Bearer ya29.2"))
                        .withHeader("x-goog-user-project", equalTo("mine-1"))
                        .willReturn(ModelServer.stream(WireApi.GEMINI.says("granted"))));
        Path file = home.resolve("user.json");
        Files.writeString(
                file,
                """
                {"type": "authorized_user", "client_id": "c", "client_secret": "s",
                 "refresh_token": "r", "quota_project_id": "mine-1", "token_uri": "%s/token"}
                """
                        .formatted(cloud.baseUrl()));

        assertEquals(
                "granted",
                answer(
                        """
                        model = "gemini-3.8-flash"
                        model_provider = "mine"

                        [model_providers.mine]
                        base_url = "%s/v1"
                        wire_api = "gemini"
                        auth_scheme = "google-adc"
                        """
                                .formatted(cloud.baseUrl()),
                        Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString())));
    }

    private String answer(String configuration, Map<String, String> variables) throws IOException {
        Files.writeString(home.resolve("config.toml"), configuration);
        ProcessBuilder server = Basalt.command(home, "mcp").directory(folder.toFile());
        server.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        server.environment().putAll(variables);
        try (Client client = new Client(server.start())) {
            client.initialize("{}");
            return client.result(client.callTool("codex", "{\"prompt\": \"hello\"}"))
                    .at("/content/0/text")
                    .asString();
        }
    }
}
