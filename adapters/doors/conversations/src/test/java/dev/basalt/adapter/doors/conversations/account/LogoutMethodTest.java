package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.adapter.doors.conversations.account.AccountLines.CANCELLED;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.FIRST;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.begun;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.changed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.failed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LogoutMethodTest {

    private final AccountClient account = new AccountClient();

    @AfterEach
    void closeClient() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logoutChatGpt"})
    void signingOutIsAnsweredFirstAndThenAnnouncedEvenWithoutCredentials(String method) {
        account.client.request(1, "loginApiKey", "{\"apiKey\":\"sk-1\"}");
        account.client.request(2, method, "{}");
        account.client.request(3, method, "{}");

        account.assertReceived(
                result(1, "{}"),
                changed("{\"authMethod\":\"apikey\"}"),
                result(2, "{}"),
                changed("{}"),
                result(3, "{}"),
                changed("{}"));
    }

    @Test
    void signingOutCancelsThePendingSignIn() {
        account.client.request(1, "loginChatGpt", "{}");
        account.client.request(2, "logout", "{}");

        account.assertReceived(
                begun(1, FIRST),
                result(2, "{}"),
                failed("codex/event/login_chatgpt_complete", FIRST, CANCELLED),
                failed("loginChatGptComplete", FIRST, CANCELLED),
                changed("{}"));
    }
}
