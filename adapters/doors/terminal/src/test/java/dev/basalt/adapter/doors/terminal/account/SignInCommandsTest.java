package dev.basalt.adapter.doors.terminal.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** {@code basalt login} with a browser here or elsewhere. */
@WireMockTest
class SignInCommandsTest {

    @TempDir Path home;

    private Account account = new Account(Path.of("/"), Map.of());

    @BeforeEach
    void configure(WireMockRuntimeInfo server) throws IOException {
        account = new Account(home, Map.of());
        listenOn(server, 0);
        stubFor(
                post("/oauth/token")
                        .willReturn(
                                okJson(
                                        """
                                        {"id_token": "id-s3cret", "access_token": "ac-s3cret",
                                         "refresh_token": "re-s3cret"}
                                        """)));
    }

    private void listenOn(WireMockRuntimeInfo server, int port) throws IOException {
        Files.writeString(
                home.resolve("config.toml"),
                "sign_in = { issuer = \"%s\", callback_ports = [%d] }\n"
                        .formatted(server.getHttpBaseUrl(), port));
    }

    @Test
    void aBrowserOnThisMachineComesBack() throws Exception {
        var status = CompletableFuture.supplyAsync(() -> account.login(""));

        String page = openCallback(account.awaitUrl(), "code=code-1");

        assertTrue(page.contains("Signed in to Basalt"), page);
        assertEquals(0, status.get());
        assertTrue(account.errors().endsWith(lines("Successfully logged in")));
        assertEquals(List.of(account.awaitUrl()), account.opened());
        assertFalse(account.errors().contains("s3cret"));
        assertOnlyAuthJsonContains("s3cret");
    }

    @Test
    void decliningIsReported() throws Exception {
        var status = CompletableFuture.supplyAsync(() -> account.login(""));

        openCallback(account.awaitUrl(), "error=access_denied");

        assertEquals(1, status.get());
        assertTrue(account.errors().endsWith(lines("Error logging in: access_denied")));
    }

    @Test
    void theAddressOfABrowserElsewhereIsPasted() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(typed);
        var status = CompletableFuture.supplyAsync(() -> account.login(input, "--no-browser"));
        String state = parameter(account.awaitUrl(), "state");

        type(typed, "\nnonsense\n");
        type(typed, "http://localhost:1455/auth/callback?code=code-1&state=" + state + "\n");

        assertEquals(0, status.get());
        assertTrue(
                account.errors()
                        .endsWith(
                                lines(
                                        "this is neither the address of the last page nor the code"
                                                + " in it",
                                        "Successfully logged in")),
                account.errors());
        assertEquals(List.of(), account.opened());
        assertOnlyAuthJsonContains("s3cret");
    }

    @Test
    void aTakenPortIsReportedWithAdvice(WireMockRuntimeInfo server) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listenOn(server, taken.getLocalPort());

            assertEquals(1, account.login(""));

            assertEquals(
                    lines(
                            "Error logging in: failed to start login server: port "
                                    + taken.getLocalPort()
                                    + ": Address already in use",
                            "Another sign-in may be in progress. End the program that uses the"
                                    + " port, or run: basalt login --device-auth"),
                    account.errors());
        }
    }

    @Test
    void aCodeIsEnteredOnAnotherDevice(WireMockRuntimeInfo server) throws IOException {
        stubFor(
                post("/api/accounts/deviceauth/usercode")
                        .willReturn(
                                okJson(
                                        """
                                        {"device_auth_id": "da-s3cret", "user_code": "ABCD-1234",
                                         "interval": "5"}
                                        """)));
        stubFor(
                post("/api/accounts/deviceauth/token")
                        .willReturn(
                                okJson(
                                        """
                                        {"authorization_code": "co-s3cret",
                                         "code_verifier": "ve-s3cret"}
                                        """)));

        assertEquals(0, account.login("", "--device-auth"));

        assertEquals(
                lines(
                        "1. Open this page in a browser, on any device, and sign in:",
                        "",
                        "    " + server.getHttpBaseUrl() + "/codex/device",
                        "",
                        "2. Enter this code (valid for 15 min):",
                        "",
                        "    ABCD-1234",
                        "",
                        "Never enter a code that somebody else gave you. Ctrl-C cancels.",
                        "Successfully logged in"),
                account.errors());
        assertOnlyAuthJsonContains("s3cret");
    }

    @Test
    void anIssuerWithoutCodesIsReported(WireMockRuntimeInfo server) {
        stubFor(post("/api/accounts/deviceauth/usercode").willReturn(aResponse().withStatus(404)));

        assertEquals(1, account.login("", "--device-auth"));

        assertEquals(
                lines(
                        "Error logging in: "
                                + server.getHttpBaseUrl()
                                + " has no sign-in with a code: run basalt login --no-browser"),
                account.errors());
    }

    private static void type(PipedOutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String openCallback(String authUrl, String query)
            throws IOException, InterruptedException {
        URI redirect = URI.create(parameter(authUrl, "redirect_uri"));
        URI callback =
                URI.create(
                        "http://127.0.0.1:%d%s?state=%s&%s"
                                .formatted(
                                        redirect.getPort(),
                                        redirect.getPath(),
                                        parameter(authUrl, "state"),
                                        query));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(callback).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String parameter(String url, String name) {
        return Stream.of(URI.create(url).getQuery().split("&", -1))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private void assertOnlyAuthJsonContains(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        file.endsWith("auth.json"),
                        Files.readString(file).contains(secret),
                        file.toString());
            }
        }
    }
}
