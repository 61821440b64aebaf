package dev.basalt.adapter.cloud.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import dev.basalt.adapter.cloud.Machine;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.model.provider.RequestAuthorization.OutgoingRequest;

import io.vavr.control.Either;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@WireMockTest
class GoogleCredentialsTest {

    private static final String FILE = ".config/gcloud/application_default_credentials.json";
    private static final String TOKEN = "{\"access_token\": \"ya29.token\", \"expires_in\": 3599}";

    private final Path home;
    private final Machine machine;
    private String tokenUri = "";

    GoogleCredentialsTest(@TempDir Path home) {
        this.home = home;
        this.machine = new Machine(home);
    }

    @BeforeEach
    void prepare(WireMockRuntimeInfo server) {
        tokenUri = server.getHttpBaseUrl() + "/token";
        stubFor(post(anyUrl()).willReturn(okJson(TOKEN)));
    }

    @Test
    void aUserExchangesTheRefreshTokenOfTheSignIn() {
        machine.file(FILE, user(""));

        Grant grant = find().get();

        assertEquals(Map.of("authorization", "Bearer ya29.token"), headers(grant));
        assertEquals(Instant.parse("2026-12-01T12:59:59Z"), grant.validUntil());
        assertEquals(List.of("ya29.token"), grant.authorization().secrets());
        verify(
                postRequestedFor(urlEqualTo("/token"))
                        .withFormParam("grant_type", equalTo("refresh_token"))
                        .withFormParam("client_id", equalTo("client-1"))
                        .withFormParam("client_secret", equalTo("secret-1"))
                        .withFormParam("refresh_token", equalTo("1//refresh")));
    }

    @Test
    void requestsCountForTheProjectThatTheFileNames() {
        machine.file(FILE, user(", \"quota_project_id\": \"mine-1\""));

        assertEquals("mine-1", headers(find().get()).get("x-goog-user-project"));

        machine.variable("GOOGLE_CLOUD_QUOTA_PROJECT", "mine-2");
        assertEquals("mine-2", headers(find().get()).get("x-goog-user-project"));
    }

    @Test
    void theFileMayBeNamedByAVariable() {
        machine.file(FILE, "{}")
                .file("keys/mine.json", user(""))
                .variable("GOOGLE_APPLICATION_CREDENTIALS", "~/keys/mine.json");

        assertEquals("Bearer ya29.token", headers(find().get()).get("authorization"));
    }

    @Test
    void theDirectoryMayBeNamedByAVariable() {
        machine.file("sdk/application_default_credentials.json", user(""))
                .variable("CLOUDSDK_CONFIG", home.resolve("sdk").toString());

        assertEquals("Bearer ya29.token", headers(find().get()).get("authorization"));
    }

    @Test
    void aServiceAccountAssertsItsIdentityWithItsKey() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        machine.file(FILE, serviceAccount(pem(keys)));

        assertEquals("Bearer ya29.token", headers(find().get()).get("authorization"));

        var sent = findAll(postRequestedFor(urlEqualTo("/token"))).getFirst();
        assertEquals(
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                sent.formParameter("grant_type").firstValue());
        String[] parts = sent.formParameter("assertion").firstValue().split("\\.");
        assertEquals(
                JsonMapper.shared()
                        .readTree("{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": \"key-1\"}"),
                JsonMapper.shared().readTree(decoded(parts[0])));
        assertEquals(
                JsonMapper.shared()
                        .readTree(
                                """
                                {"iss": "me@mine.iam.gserviceaccount.com",
                                 "scope": "https://www.googleapis.com/auth/cloud-platform",
                                 "aud": "%s", "iat": 1796126400, "exp": 1796130000}
                                """
                                        .formatted(tokenUri)),
                JsonMapper.shared().readTree(decoded(parts[1])));
        assertTrue(isSigned(keys, parts));
    }

    @Test
    void aKeyThatIsNoneIsNotShown() {
        machine.file(FILE, serviceAccount("-----BEGIN RSA PRIVATE KEY-----MIIE"));

        assertEquals(
                failed(
                        "The `private_key` of the service account is not an RSA key in PKCS #8"
                                + " form."),
                find());
    }

    @Test
    void theMetadataServerIsAskedWhereAVariableNamesIt(WireMockRuntimeInfo server) {
        String address = "/computeMetadata/v1/instance/service-accounts/default/token";
        stubFor(get(urlEqualTo(address)).willReturn(okJson(TOKEN)));
        machine.variable("GCE_METADATA_HOST", "localhost:" + server.getHttpPort());

        assertEquals("Bearer ya29.token", headers(find().get()).get("authorization"));
        verify(
                getRequestedFor(urlEqualTo(address))
                        .withHeader("Metadata-Flavor", equalTo("Google")));
    }

    @Test
    void theMetadataServerIsNotLookedFor() {
        assertEquals(
                failed(
                        "No Google credentials were found: there is no "
                                + home.resolve(FILE)
                                + ", and the variable GOOGLE_APPLICATION_CREDENTIALS is not set."
                                + " `gcloud auth application-default login` signs in; on a machine"
                                + " in Google Cloud, set"
                                + " GCE_METADATA_HOST=metadata.google.internal."),
                find());
    }

    @Test
    void aNamedFileThatIsMissingIsReported() {
        machine.variable("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/key.json");

        assertEquals(
                failed(
                        "The variable GOOGLE_APPLICATION_CREDENTIALS names the file"
                                + " /nowhere/key.json, which does not exist."),
                find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "external_account",
                "external_account_authorized_user",
                "impersonated_service_account"
            })
    void credentialsThatOnlyGooglesToolsCanUseAreNamedWithAnotherWay(String type) {
        machine.file(FILE, "{\"type\": \"" + type + "\"}");

        assertEquals(
                failed(
                        home.resolve(FILE)
                                + " has credentials of the type `"
                                + type
                                + "`, which only Google's own tools can use. Set `auth` of the"
                                + " provider's entry to the command `gcloud auth"
                                + " application-default print-access-token`."),
                find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{}", "[]", "{\"type\": \"other\"}"})
    void anotherFileIsReportedWithoutItsContent(String content) {
        machine.file(FILE, content);

        assertEquals(
                failed(
                        home.resolve(FILE)
                                + " does not contain application default credentials of Google."),
                find());
    }

    @Test
    void anEndedSignInIsReportedInGooglesWordsWithWhatToDo() {
        stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                """
                                                {"error": "invalid_grant",
                                                 "error_description": "Token has been revoked."}
                                                """)));
        machine.file(FILE, user(""));

        assertEquals(
                failed(
                        "Google issued no token: invalid_grant: Token has been revoked. (the"
                                + " sign-in has ended, or the clock of this machine is wrong:"
                                + " `gcloud auth application-default login` signs in again)."),
                find());
    }

    @Test
    void secretsAreNotSentWithoutTlsToOtherMachines() {
        tokenUri = "http://token.example/token";
        machine.file(FILE, user(""));

        assertEquals(failed("`token_uri` is not an https address."), find());
    }

    private Either<String, Grant> find() {
        return machine.find(new AuthScheme.GoogleAdc(), "https://aiplatform.googleapis.com/v1");
    }

    private String user(String more) {
        return """
        {"type": "authorized_user", "client_id": "client-1", "client_secret": "secret-1",
         "refresh_token": "1//refresh", "token_uri": "%s"%s}
        """
                .formatted(tokenUri, more);
    }

    private String serviceAccount(String key) {
        return """
        {"type": "service_account", "client_email": "me@mine.iam.gserviceaccount.com",
         "private_key_id": "key-1", "private_key": "%s", "token_uri": "%s"}
        """
                .formatted(key, tokenUri);
    }

    private static String pem(KeyPair keys) {
        String content =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8))
                        .encodeToString(keys.getPrivate().getEncoded());
        return ("-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n")
                .replace("\n", "\\n");
    }

    private static boolean isSigned(KeyPair keys, String[] parts) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(Grant grant) {
        return grant.authorization()
                .headers(
                        new OutgoingRequest(
                                "POST",
                                "host",
                                "/",
                                List.of(),
                                "application/json",
                                () -> {
                                    throw new AssertionError("a token needs no hash");
                                }));
    }

    private static Either<String, Grant> failed(String reason) {
        return Either.left(reason);
    }
}
