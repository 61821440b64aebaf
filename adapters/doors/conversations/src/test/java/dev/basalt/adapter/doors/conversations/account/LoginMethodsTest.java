package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.adapter.doors.conversations.account.AccountLines.CANCELLED;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.FIRST;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.SECOND;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.begun;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.changed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.completed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.error;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.failed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.login;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.result;

import dev.basalt.domain.auth.AuthError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoginMethodsTest {

    private final AccountClient account = new AccountClient();

    @AfterEach
    void closeClient() {
        account.close();
    }

    @Test
    void anApiKeyIsAnsweredFirstAndThenAnnounced() {
        account.client.request(1, "loginApiKey", "{\"apiKey\":\" sk-1\\n\"}");

        account.assertReceived(result(1, "{}"), changed("{\"authMethod\":\"apikey\"}"));
    }

    @Test
    void anApiKeyCancelsThePendingSignIn() {
        account.client.request(1, "loginChatGpt", "{}");
        account.client.request(2, "loginApiKey", "{\"apiKey\":\"sk-1\"}");

        account.assertReceived(
                begun(1, FIRST),
                result(2, "{}"),
                failed("codex/event/login_chatgpt_complete", FIRST, CANCELLED),
                failed("loginChatGptComplete", FIRST, CANCELLED),
                changed("{\"authMethod\":\"apikey\"}"));
    }

    @Test
    void anEmptyKeyIsRefusedAndNothingIsAnnounced() {
        account.client.request(1, "loginApiKey", "{\"apiKey\":\" \"}");

        account.assertReceived(error(1, -32603, "the API key is empty"));
    }

    @Test
    void aBrowserSignInIsAnsweredAtOnceAndAnnouncedWhenItIsComplete() {
        account.client.ask(1, "loginChatGpt", "{}");
        account.world.comeBack();

        account.assertReceived(
                begun(1, FIRST),
                completed("codex/event/login_chatgpt_complete", FIRST),
                completed("loginChatGptComplete", FIRST),
                changed("{\"authMethod\":\"chatgpt\"}"));
    }

    @Test
    void aRefusedSignInIsAnnouncedWithoutAStatusChange() {
        account.client.ask(1, "loginChatGpt", "{}");
        account.world.comeBackWith(new AuthError.Refused("access_denied"));

        account.assertReceived(
                begun(1, FIRST),
                failed("codex/event/login_chatgpt_complete", FIRST, "access_denied"),
                failed("loginChatGptComplete", FIRST, "access_denied"));
    }

    @Test
    void theSecondSignInReplacesTheFirst() {
        account.client.request(1, "loginChatGpt", "{}");
        account.client.request(2, "loginChatGpt", "{}");

        account.assertReceived(
                begun(1, FIRST),
                failed("codex/event/login_chatgpt_complete", FIRST, CANCELLED),
                failed("loginChatGptComplete", FIRST, CANCELLED),
                begun(2, SECOND));
    }

    @Test
    void aCancelledSignInIsAnsweredFirstAndThenAnnounced() {
        account.client.request(1, "loginChatGpt", "{}");
        account.client.request(2, "cancelLoginChatGpt", login(FIRST));

        account.assertReceived(
                begun(1, FIRST),
                result(2, "{}"),
                failed("codex/event/login_chatgpt_complete", FIRST, CANCELLED),
                failed("loginChatGptComplete", FIRST, CANCELLED));
    }

    @Test
    void anUnknownSignInIsNotCancelledAndThePendingOneGoesOn() {
        account.client.request(1, "loginChatGpt", "{}");
        account.client.ask(2, "cancelLoginChatGpt", login(SECOND));
        account.world.comeBack();
        account.client.request(3, "cancelLoginChatGpt", login(FIRST));

        account.assertReceived(
                begun(1, FIRST),
                error(2, -32600, "login id not found: " + SECOND),
                completed("codex/event/login_chatgpt_complete", FIRST),
                completed("loginChatGptComplete", FIRST),
                changed("{\"authMethod\":\"chatgpt\"}"),
                error(3, -32600, "login id not found: " + FIRST));
    }
}
