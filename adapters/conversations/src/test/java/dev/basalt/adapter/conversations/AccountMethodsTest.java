package dev.basalt.adapter.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.jsonrpc.LineReader;
import dev.basalt.adapter.jsonrpc.MemoryClient;
import dev.basalt.adapter.jsonrpc.Outbox;
import dev.basalt.adapter.jsonrpc.Peer;
import dev.basalt.adapter.jsonrpc.RpcServer;
import dev.basalt.domain.auth.AuthError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class AccountMethodsTest {

    private static final String FIRST = "00000000-0000-0000-0000-000000000001";
    private static final String SECOND = "00000000-0000-0000-0000-000000000002";
    private static final String CALLED_OFF = "Login server error: Login was not completed";

    private final SignInWorld world = new SignInWorld();
    private final MemoryClient client = new MemoryClient(world::methods);

    @AfterEach
    void leave() {
        client.close();
        world.close();
    }

    @Nested
    class WithAKey {

        @Test
        void isAnsweredFirstAndToldThen() {
            client.request(1, "loginApiKey", "{\"apiKey\":\" sk-1\\n\"}");

            assertHeard(result(1, "{}"), changed("{\"authMethod\":\"apikey\"}"));
        }

        @Test
        void callsOffTheSignInThatWaits() {
            client.request(1, "loginChatGpt", "{}");
            client.request(2, "loginApiKey", "{\"apiKey\":\"sk-1\"}");

            assertHeard(
                    begun(1, FIRST),
                    result(2, "{}"),
                    failed("codex/event/login_chatgpt_complete", FIRST, CALLED_OFF),
                    failed("loginChatGptComplete", FIRST, CALLED_OFF),
                    changed("{\"authMethod\":\"apikey\"}"));
        }

        @Test
        void anEmptyOneIsRefusedAndNothingIsTold() {
            client.request(1, "loginApiKey", "{\"apiKey\":\" \"}");

            assertHeard(error(1, -32603, "the API key is empty"));
        }
    }

    @Nested
    class WithABrowser {

        @Test
        void isAnsweredAtOnceAndToldWhenThePersonComesBack() {
            client.ask(1, "loginChatGpt", "{}");
            world.comeBack();

            assertHeard(
                    begun(1, FIRST),
                    completed("codex/event/login_chatgpt_complete", FIRST),
                    completed("loginChatGptComplete", FIRST),
                    changed("{\"authMethod\":\"chatgpt\"}"));
        }

        @Test
        void aPersonWhoSaysNoIsToldWithoutAChange() {
            client.ask(1, "loginChatGpt", "{}");
            world.comeBackWith(new AuthError.Refused("access_denied"));

            assertHeard(
                    begun(1, FIRST),
                    failed("codex/event/login_chatgpt_complete", FIRST, "access_denied"),
                    failed("loginChatGptComplete", FIRST, "access_denied"));
        }

        @Test
        void theSecondTakesThePlaceOfTheFirst() {
            client.request(1, "loginChatGpt", "{}");
            client.request(2, "loginChatGpt", "{}");

            assertHeard(
                    begun(1, FIRST),
                    failed("codex/event/login_chatgpt_complete", FIRST, CALLED_OFF),
                    failed("loginChatGptComplete", FIRST, CALLED_OFF),
                    begun(2, SECOND));
        }

        @Test
        void calledOffIsAnsweredFirstAndToldThen() {
            client.request(1, "loginChatGpt", "{}");
            client.request(2, "cancelLoginChatGpt", login(FIRST));

            assertHeard(
                    begun(1, FIRST),
                    result(2, "{}"),
                    failed("codex/event/login_chatgpt_complete", FIRST, CALLED_OFF),
                    failed("loginChatGptComplete", FIRST, CALLED_OFF));
        }

        @Test
        void anUnknownOneIsNotCalledOffAndTheOneThatWaitsGoesOn() {
            client.request(1, "loginChatGpt", "{}");
            client.ask(2, "cancelLoginChatGpt", login(SECOND));
            world.comeBack();
            client.request(3, "cancelLoginChatGpt", login(FIRST));

            assertHeard(
                    begun(1, FIRST),
                    error(2, -32600, "login id not found: " + SECOND),
                    completed("codex/event/login_chatgpt_complete", FIRST),
                    completed("loginChatGptComplete", FIRST),
                    changed("{\"authMethod\":\"chatgpt\"}"),
                    error(3, -32600, "login id not found: " + FIRST));
        }
    }

    @Nested
    class SigningOut {

        @ParameterizedTest
        @ValueSource(strings = {"logout", "logoutChatGpt"})
        void isAnsweredFirstAndToldThenAlsoWhenNobodyWasSignedIn(String method) {
            client.request(1, "loginApiKey", "{\"apiKey\":\"sk-1\"}");
            client.request(2, method, "{}");
            client.request(3, method, "{}");

            assertHeard(
                    result(1, "{}"),
                    changed("{\"authMethod\":\"apikey\"}"),
                    result(2, "{}"),
                    changed("{}"),
                    result(3, "{}"),
                    changed("{}"));
        }

        @Test
        void callsOffTheSignInThatWaits() {
            client.request(1, "loginChatGpt", "{}");
            client.request(2, "logout", "{}");

            assertHeard(
                    begun(1, FIRST),
                    result(2, "{}"),
                    failed("codex/event/login_chatgpt_complete", FIRST, CALLED_OFF),
                    failed("loginChatGptComplete", FIRST, CALLED_OFF),
                    changed("{}"));
        }
    }

    @Nested
    class TheStatus {

        @Test
        void holdsTheTokenOnlyForThoseWhoAskForIt() {
            client.request(1, "loginApiKey", "{\"apiKey\":\"sk-1\"}");

            assertEquals(
                    result(2, "{\"authMethod\":\"apikey\",\"preferredAuthMethod\":\"chatgpt\"}"),
                    client.ask(2, "getAuthStatus", "{\"includeToken\":null}"));
            assertEquals(
                    result(
                            3,
                            """
                            {"authMethod":"apikey","preferredAuthMethod":"chatgpt","authToken":"sk-1"}\
                            """),
                    client.ask(3, "getAuthStatus", "{\"includeToken\":true}"));
        }

        @Test
        void holdsARenewedTokenWhenThatIsAskedFor() {
            client.ask(1, "loginChatGpt", "{}");
            world.comeBack();

            assertEquals(
                    result(
                            2,
                            """
                            {"authMethod":"chatgpt","preferredAuthMethod":"chatgpt",\
                            "authToken":"access-2"}\
                            """),
                    client.ask(
                            2, "getAuthStatus", "{\"includeToken\":true,\"refreshToken\":true}"));
        }

        @Test
        void needsNoParams() {
            client.line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getAuthStatus\"}");

            assertEquals(result(1, "{\"preferredAuthMethod\":\"chatgpt\"}"), client.answer(1));
        }

        @Test
        void isToldUnderItsOlderNameWhenThatIsConfigured() {
            world.configure("auth_status_notification", "codex/event/auth_status_change");
            client.request(1, "logout", "{}");

            assertHeard(
                    result(1, "{}"),
                    "{\"jsonrpc\":\"2.0\",\"method\":\"codex/event/auth_status_change\",\"params\":{}}");
        }

        @Test
        void ofABrokenConfigurationIsAnErrorThatSaysWhy() {
            world.configure("preferred_auth_method", "fax");

            String answer = client.ask(1, "getAuthStatus", "{}");

            assertTrue(answer.contains("\"code\":-32600"), answer);
            assertTrue(answer.contains("error deriving config: "), answer);
            assertTrue(answer.contains("fax"), answer);
        }
    }

    @Nested
    class Params {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "getAuthStatus | {\"includeToken\":\"yes\"} | params.includeToken",
                    "getAuthStatus | 17 | params",
                    "loginApiKey | {} | params.apiKey",
                    "loginApiKey | {\"apiKey\":5} | params.apiKey",
                    "cancelLoginChatGpt | {} | params.loginId",
                    "cancelLoginChatGpt | {\"loginId\":\"mine\"} | params.loginId",
                })
        void thatAreWrongAreNamedAndNothingIsDone(String method, String params, String place) {
            String answer = client.ask(1, method, params);

            assertTrue(answer.contains("\"code\":-32602"), answer);
            assertTrue(answer.contains(place), answer);
            assertHeard(answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "17", "[]", "{\"loginId\":5}"})
        void areIgnoredWhereThereAreNone(String params) {
            client.request(1, "loginChatGpt", params);
            client.request(2, "logout", params);

            assertEquals(begun(1, FIRST), client.answer(1));
            assertEquals(result(2, "{}"), client.answer(2));
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClientThatDoesNotReadHoldsUpNobody() {
        var out = new ByteArrayOutputStream();
        var read = new CountDownLatch(1);
        Outbox outbox = Outbox.to(new UnreadStream(out, read), 1);
        var peer = new Peer(outbox);
        var slow = new SignInWorld();
        var methods = slow.methods(peer);
        String asked =
                """
                {"id":1,"method":"loginChatGpt"}
                {"id":2,"method":"logout"}
                {"id":3,"method":"loginApiKey","params":{"apiKey":"sk-1"}}
                {"id":4,"method":"getAuthStatus"}
                """;

        new RpcServer(
                        new LineReader(new ByteArrayInputStream(asked.getBytes(UTF_8))),
                        peer,
                        methods,
                        () -> methods)
                .serve();
        slow.close();
        read.countDown();

        assertTrue(outbox.close(Duration.ofSeconds(20)));
        assertEquals(
                List.of(
                        begun(1, FIRST),
                        result(2, "{}"),
                        failed("codex/event/login_chatgpt_complete", FIRST, CALLED_OFF),
                        failed("loginChatGptComplete", FIRST, CALLED_OFF),
                        changed("{}"),
                        result(3, "{}"),
                        changed("{\"authMethod\":\"apikey\"}"),
                        result(
                                4,
                                "{\"authMethod\":\"apikey\",\"preferredAuthMethod\":\"chatgpt\"}")),
                out.toString(UTF_8).lines().toList());
    }

    /** Checks everything that was said; requests are served in turn, so the last one ends it. */
    private void assertHeard(String... lines) {
        client.ask(99, "getAuthStatus", "{}");
        List<String> heard = client.heard();
        assertEquals(List.of(lines), heard.subList(0, heard.size() - 1));
    }

    private static String login(String id) {
        return "{\"loginId\":\"%s\"}".formatted(id);
    }

    private static String result(int id, String json) {
        return "{\"id\":%d,\"jsonrpc\":\"2.0\",\"result\":%s}".formatted(id, json);
    }

    private static String begun(int id, String login) {
        return result(
                id,
                "{\"loginId\":\"%s\",\"authUrl\":\"https://auth.openai.com/oauth/authorize\"}"
                        .formatted(login));
    }

    private static String error(int id, int code, String message) {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\"},\"id\":%d,\"jsonrpc\":\"2.0\"}"
                .formatted(code, message, id);
    }

    private static String completed(String name, String login) {
        return told(name, "{\"loginId\":\"%s\",\"success\":true,\"error\":null}".formatted(login));
    }

    private static String failed(String name, String login, String reason) {
        return told(
                name,
                "{\"loginId\":\"%s\",\"success\":false,\"error\":\"%s\"}".formatted(login, reason));
    }

    private static String changed(String params) {
        return told("authStatusChange", params);
    }

    private static String told(String name, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(name, params);
    }

    /** A stdout that takes nothing until it is read. */
    private static final class UnreadStream extends OutputStream {

        private final OutputStream to;
        private final CountDownLatch read;

        UnreadStream(OutputStream to, CountDownLatch read) {
            this.to = to;
            this.read = read;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            to.write(source, offset, length);
        }
    }
}
