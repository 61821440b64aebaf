package dev.basalt.adapter.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Other requests that may arrive during a sign-in. */
@WireMockTest
class StrayRequestsTest {

    private final SignInFixture signIn;

    StrayRequestsTest(WireMockRuntimeInfo server) {
        signIn = new SignInFixture(server.getHttpBaseUrl());
    }

    @AfterEach
    void stopWaiting() {
        signIn.close();
    }

    @Test
    void aWrongStateChangesNothing() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        HttpResponse<String> wrong = browser.open("/auth/callback?code=c&state=wrong");
        HttpResponse<String> missing = browser.open("/auth/callback?code=c");

        assertEquals("400 State mismatch", wrong.statusCode() + " " + wrong.body());
        assertEquals("400 State mismatch", missing.statusCode() + " " + missing.body());
        assertEquals(0, signIn.arrival.count());
        assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
    }

    @Test
    void aMissingCodeChangesNothing() throws Exception {
        SignInFixture.issuerGivesTokensAndAKey();
        Browser browser = signIn.begin();

        HttpResponse<String> page = browser.comeBackWith("code=");

        assertEquals("400 Missing authorization code", page.statusCode() + " " + page.body());
        assertEquals(200, browser.comeBackWith("code=code-1").statusCode());
    }

    @Test
    void otherPathsAndMethodsAreRejected() throws Exception {
        Browser browser = signIn.begin();

        HttpResponse<String> page = browser.open("/success");

        assertEquals("404 Not Found", page.statusCode() + " " + page.body());
        assertEquals(405, browser.post("/auth/callback").statusCode());
        assertEquals(0, signIn.arrival.count());
    }

    @Test
    void aQueryThatCanNotBeDecodedChangesNothing() throws Exception {
        Browser browser = signIn.begin();

        // java.net.URI would not let it pass
        String answer = rawRequest(browser, "/auth/callback?state=%zz&code=%");

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertEquals(0, signIn.arrival.count());
    }

    @Test
    void closingEndsTheWait() throws Exception {
        Browser browser = signIn.begin();
        signIn.close();

        assertThrows(IOException.class, () -> browser.open("/"));
        assertEquals(0, signIn.arrival.count());
    }

    private static String rawRequest(Browser browser, String target) throws IOException {
        int port = URI.create(browser.parameter("redirect_uri")).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
