package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.adapter.doors.conversations.account.AccountLines.FIRST;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.begun;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the methods of signing in say of params that do not fit. */
@Timeout(60)
class AccountParamsTest {

    private final AccountClient account = new AccountClient();

    @AfterEach
    void closeClient() {
        account.close();
    }

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
    void invalidParamsAreNamedAndNothingIsDone(String method, String params, String place) {
        String answer = account.client.ask(1, method, params);

        assertTrue(answer.contains("\"code\":-32602"), answer);
        assertTrue(answer.contains(place), answer);
        account.assertReceived(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "17", "[]", "{\"loginId\":5}"})
    void paramsAreIgnoredWhereThereAreNone(String params) {
        account.client.request(1, "loginChatGpt", params);
        account.client.request(2, "logout", params);

        assertEquals(begun(1, FIRST), account.client.answer(1));
        assertEquals(result(2, "{}"), account.client.answer(2));
    }
}
