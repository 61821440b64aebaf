package dev.basalt.adapter.doors.terminal;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@WireMockTest
class AccountCommandsTest {

    private static final String KEY = "sk-0123456789abcdef";

    @TempDir Path home;

    @Nested
    class Login {

        @Test
        void takesAKeyFromAnOption() throws IOException {
            Account account = account();

            assertEquals(0, account.login("", "--api-key", KEY));

            assertEquals(lines("Successfully logged in"), account.errors());
            assertEquals("", account.printed());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @Test
        void readsAKeyFromStandardInputWithoutAPrompt() throws IOException {
            Account account = account();

            assertEquals(0, account.login(KEY + "\n", "--with-api-key"));

            assertEquals(lines("Successfully logged in"), account.errors());
            assertTrue(
                    Files.readString(home.resolve("auth.json"))
                            .contains("\"OPENAI_API_KEY\": \"" + KEY + "\""));
        }

        @Test
        void promptsForAKeyAtATerminal() throws IOException {
            Account account = account();
            account.types(KEY);

            assertEquals(0, account.login("", "--with-api-key"));

            assertEquals(
                    lines(
                            "Type or paste the API key and press Enter; it is not shown.",
                            "Successfully logged in"),
                    account.errors());
            assertEquals("", account.printed());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @Test
        void refusesAnEmptyKey() {
            Account account = account();

            assertEquals(1, account.login("", "--with-api-key"));
            assertEquals(lines("Error logging in: the API key is empty"), account.errors());
        }

        @Test
        void replacesAFileThatItCannotRead() throws IOException {
            Files.writeString(home.resolve("auth.json"), "not JSON");
            Account account = account();

            assertEquals(0, account.login(KEY, "--with-api-key"));
            assertEquals(lines("Successfully logged in"), account.errors());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @ParameterizedTest
        @ValueSource(strings = {"--nonsense", "--api-key", "sk-typed-by-mistake"})
        void refusesAnUnknownArgumentWithoutRepeatingAKey(String argument) {
            Account account = account();

            assertEquals(2, account.login("", argument));
            assertTrue(account.errors().endsWith(lines("; see basalt login --help")));
            assertFalse(account.errors().contains("sk-typed-by-mistake"));
        }

        @Test
        void signsInWithABrowser(WireMockRuntimeInfo server) throws Exception {
            stubFor(
                    post("/oauth/token")
                            .willReturn(
                                    okJson(
                                            """
                                            {"id_token": "id-s3cret", "access_token": "ac-s3cret",
                                             "refresh_token": "re-s3cret"}
                                            """)));
            Files.writeString(
                    home.resolve("config.toml"),
                    """
                    [sign_in]
                    issuer = "%s"
                    callback_ports = [0]
                    """
                            .formatted(server.getHttpBaseUrl()));
            Account account = account();
            var status = CompletableFuture.supplyAsync(() -> account.login(""));

            String page = openCallback(account.awaitUrl(), "code=code-1");

            assertTrue(page.contains("Signed in to Basalt"), page);
            assertEquals(0, status.get());
            assertTrue(account.errors().endsWith(lines("Successfully logged in")));
            assertFalse(account.errors().contains("s3cret"));
            assertOnlyAuthJsonContains("s3cret");
        }

        @Test
        void reportsThatSigningInWasDeclined(WireMockRuntimeInfo server) throws Exception {
            Files.writeString(
                    home.resolve("config.toml"),
                    "sign_in = { issuer = \"%s\", callback_ports = [0] }\n"
                            .formatted(server.getHttpBaseUrl()));
            Account account = account();
            var status = CompletableFuture.supplyAsync(() -> account.login(""));

            openCallback(account.awaitUrl(), "error=access_denied");

            assertEquals(1, status.get());
            assertTrue(account.errors().endsWith(lines("Error logging in: access_denied")));
        }

        @Test
        void reportsAWrongConfiguration() throws IOException {
            Files.writeString(home.resolve("config.toml"), "sign_in = 5\n");
            Account account = account();

            assertEquals(1, account.login(""));
            assertEquals(
                    lines(
                            "Error logging in: invalid type: integer `5`, expected a map in"
                                    + " `sign_in` ("
                                    + home.resolve("config.toml")
                                    + ", line 1)"),
                    account.errors());
        }
    }

    @Nested
    class Status {

        @Test
        void showsOnlyTheEndsOfAKey() {
            account().login("", "--api-key", KEY);
            Account account = account();

            assertEquals(0, account.loginStatus());
            assertEquals(lines("Logged in using an API key - sk-01234***bcdef"), account.errors());
        }

        @Test
        void saysThatAKeyComesFromTheEnvironment() {
            Account account = new Account(home, Map.of("OPENAI_API_KEY", KEY));

            assertEquals(0, account.loginStatus());
            assertEquals(
                    lines(
                            "Logged in using an API key - sk-01234***bcdef",
                            "   API loaded from OPENAI_API_KEY environment variable"),
                    account.errors());
        }
    }

    @Nested
    class Logout {

        @Test
        void deletesTheKey() {
            account().login("", "--api-key", KEY);
            Account account = account();

            assertEquals(0, account.logout());
            assertEquals(lines("Successfully logged out"), account.errors());
            assertFalse(Files.exists(home.resolve("auth.json")));
        }

        @Test
        void succeedsWithoutALogin() {
            Account account = account();

            assertEquals(0, account.logout());
            assertEquals(lines("Not logged in"), account.errors());
        }
    }

    private Account account() {
        return new Account(home, Map.of());
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
