package dev.basalt.bootstrap.process.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;

import dev.basalt.bootstrap.process.WireApi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * OpenAI for people who sign in, on this machine: an issuer of tokens, and a model that needs one.
 * The tokens are numbered; each contains {@link #SECRET}.
 */
final class OpenAiServer implements AutoCloseable {

    /** Part of everything that only the server and the issuer may see. */
    static final String SECRET = "s3cret";

    private static final String TOKEN = "/oauth/token";
    private static final String MODEL = "/v1/responses";

    private final WireMockServer server =
            new WireMockServer(
                    wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));

    OpenAiServer() {
        server.start();
        server.stubFor(post(TOKEN).willReturn(aResponse().withStatus(400)));
    }

    /** Writes a configuration that makes a server sign in here and use this model. */
    void configure(Path home, String... more) throws IOException {
        Files.writeString(
                home.resolve("config.toml"),
                """
                model = "test-model"
                model_provider = "local"
                %2$s

                [model_providers.local]
                name = "Local"
                base_url = "%1$s/v1"
                wire_api = "responses"
                requires_openai_auth = true

                [sign_in]
                issuer = "%1$s"
                callback_ports = [0]
                """
                        .formatted(server.baseUrl(), String.join("\n", more)));
    }

    /** The issuer takes the code {@code code-1} once and gives the first tokens. */
    void signsIn(Instant expires) {
        server.stubFor(
                post(TOKEN)
                        .withRequestBody(containing("grant_type=authorization_code"))
                        .withRequestBody(containing("code=code-1"))
                        .willReturn(okJson(tokens(1, expires))));
    }

    /** The issuer exchanges the previous tokens for those of this number. */
    void renews(int number, Instant expires) {
        server.stubFor(
                post(TOKEN)
                        .withRequestBody(matchingJsonPath("$[?(@.grant_type == 'refresh_token')]"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.refresh_token", equalTo(refreshToken(number - 1))))
                        .willReturn(okJson(tokens(number, expires))));
    }

    /** The issuer accepts no refresh token any more. */
    void refusesToRenew() {
        server.stubFor(
                post(TOKEN)
                        .withRequestBody(matchingJsonPath("$[?(@.grant_type == 'refresh_token')]"))
                        .willReturn(
                                okJson(
                                                """
                                                {"error":"invalid_grant",\
                                                "error_description":"the token was revoked"}\
                                                """)
                                        .withStatus(401)));
    }

    /** The model answers only requests with the access token of this number. */
    void saysTo(String accessToken, String text) {
        server.stubFor(post(MODEL).willReturn(aResponse().withStatus(401).withBody("who is it?")));
        server.stubFor(
                post(MODEL)
                        .withHeader("Authorization", equalTo("Bearer " + accessToken))
                        .willReturn(
                                aResponse()
                                        .withHeader("Content-Type", "text/event-stream")
                                        .withBody(WireApi.RESPONSES.says(text))));
    }

    /** Returns the authorization headers that the model received so far. */
    List<String> askers() {
        return server.getAllServeEvents().reversed().stream()
                .filter(event -> event.getRequest().getUrl().startsWith(MODEL))
                .map(event -> event.getRequest().getHeader("Authorization"))
                .toList();
    }

    /** Returns the ChatGPT account of the last request. */
    String lastAccount() {
        return server.findAll(postRequestedFor(urlPathEqualTo(MODEL)))
                .getLast()
                .getHeader("chatgpt-account-id");
    }

    /** Returns how often tokens were renewed. */
    int renewals() {
        return server.findAll(
                        postRequestedFor(urlPathEqualTo(TOKEN))
                                .withRequestBody(containing("refresh_token\":")))
                .size();
    }

    /** Returns the access token of a number, which contains its expiry. */
    static String accessToken(int number, Instant expires) {
        return jwt(
                """
                {"exp":%d,"number":"access-%d-%s"}\
                """
                        .formatted(expires.getEpochSecond(), number, SECRET));
    }

    static String refreshToken(int number) {
        return "refresh-" + number + "-" + SECRET;
    }

    /** Returns an id token of a paid plan. */
    static String idToken(int number) {
        return jwt(
                """
                {"email":"me@example.com","number":"id-%d-%s","https://api.openai.com/auth":\
                {"chatgpt_plan_type":"pro","chatgpt_account_id":"account-1"}}\
                """
                        .formatted(number, SECRET));
    }

    private static String tokens(int number, Instant expires) {
        return """
        {"id_token":"%s","access_token":"%s","refresh_token":"%s"}\
        """
                .formatted(idToken(number), accessToken(number, expires), refreshToken(number));
    }

    private static String jwt(String claims) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + "." + base64(SECRET);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop();
    }
}
