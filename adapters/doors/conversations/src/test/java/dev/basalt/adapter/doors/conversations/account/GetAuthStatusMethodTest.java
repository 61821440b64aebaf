package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.adapter.doors.conversations.account.AccountLines.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GetAuthStatusMethodTest {

    private final AccountClient account = new AccountClient();

    @AfterEach
    void closeClient() {
        account.close();
    }

    @Test
    void theStatusHasTheTokenOnRequestOnly() {
        account.client.request(1, "loginApiKey", "{\"apiKey\":\"sk-1\"}");

        assertEquals(
                result(2, "{\"authMethod\":\"apikey\",\"preferredAuthMethod\":\"chatgpt\"}"),
                account.client.ask(2, "getAuthStatus", "{\"includeToken\":null}"));
        assertEquals(
                result(
                        3,
                        """
                        {"authMethod":"apikey","preferredAuthMethod":"chatgpt","authToken":"sk-1"}\
                        """),
                account.client.ask(3, "getAuthStatus", "{\"includeToken\":true}"));
    }

    @Test
    void theStatusHasARenewedTokenOnRequest() {
        account.client.ask(1, "loginChatGpt", "{}");
        account.world.comeBack();

        assertEquals(
                result(
                        2,
                        """
                        {"authMethod":"chatgpt","preferredAuthMethod":"chatgpt",\
                        "authToken":"access-2"}\
                        """),
                account.client.ask(
                        2, "getAuthStatus", "{\"includeToken\":true,\"refreshToken\":true}"));
    }

    @Test
    void theStatusNeedsNoParams() {
        account.client.line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getAuthStatus\"}");

        assertEquals(result(1, "{\"preferredAuthMethod\":\"chatgpt\"}"), account.client.answer(1));
    }

    @Test
    void theStatusIsAnnouncedUnderItsOlderNameWhenConfigured() {
        account.world.configure("auth_status_notification", "codex/event/auth_status_change");
        account.client.request(1, "logout", "{}");

        account.assertReceived(
                result(1, "{}"),
                "{\"jsonrpc\":\"2.0\",\"method\":\"codex/event/auth_status_change\",\"params\":{}}");
    }

    @Test
    void theStatusOfABrokenConfigurationIsAnErrorWithTheReason() {
        account.world.configure("preferred_auth_method", "fax");

        String answer = account.client.ask(1, "getAuthStatus", "{}");

        assertTrue(answer.contains("\"code\":-32600"), answer);
        assertTrue(answer.contains("error deriving config: "), answer);
        assertTrue(answer.contains("fax"), answer);
    }
}
