package dev.basalt.bootstrap.process.account;

import static dev.basalt.bootstrap.process.account.OpenAiServer.accessToken;
import static dev.basalt.bootstrap.process.account.SigningIn.answerTo;
import static dev.basalt.bootstrap.process.account.SigningIn.comeBack;
import static dev.basalt.bootstrap.process.account.SigningIn.json;
import static dev.basalt.bootstrap.process.account.SigningIn.notifications;
import static dev.basalt.bootstrap.process.account.SigningIn.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Signing in and out, as a client sees it. */
final class SigningInIT {

    private final SigningIn world;

    SigningInIT(@TempDir Path home, @TempDir Path folder) {
        world = new SigningIn(home, folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everyStepFromLoginToLogoutIsReportedWithoutTokens() throws Exception {
        world.configure();
        world.openAi.signsIn(world.soon);
        world.openAi.renews(2, world.later);
        try (Client client = world.serve()) {
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));

            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            HttpResponse<String> page = comeBack(login, "code=code-1");
            assertEquals(200, page.statusCode());
            JsonNode completed = client.message("loginChatGptComplete").get("params");
            assertEquals(login.get("loginId"), completed.get("loginId"));
            assertTrue(completed.get("success").asBoolean(), completed.toString());
            assertEquals(
                    json("{'authMethod':'chatgpt'}"),
                    client.message("authStatusChange").get("params"));
            assertEquals(
                    List.of(
                            "codex/event/login_chatgpt_complete",
                            "loginChatGptComplete",
                            "authStatusChange"),
                    notifications(client));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(world.authJson())));
            assertEquals(
                    json("{'authMethod':'chatgpt','preferredAuthMethod':'chatgpt'}"),
                    status(client));

            // the first token is about to expire, the second is refused after a while
            world.openAi.saysTo(accessToken(2, world.later), "hello");
            assertEquals("hello", answerTo(client, "hi"));
            assertEquals(List.of("Bearer " + accessToken(2, world.later)), world.openAi.askers());
            assertEquals("account-1", world.openAi.lastAccount());
            world.openAi.renews(3, world.later);
            world.openAi.saysTo(accessToken(3, world.later), "hello again");
            assertEquals("hello again", answerTo(client, "hi"));
            assertEquals(
                    Stream.of(2, 2, 3).map(n -> "Bearer " + accessToken(n, world.later)).toList(),
                    world.openAi.askers());
            assertEquals(2, world.openAi.renewals());
            assertTrue(Files.readString(world.authJson()).contains(accessToken(3, world.later)));

            int logout = client.request("logout", "{}");
            assertEquals(json("{}"), client.result(logout));
            int statusAfterwards = client.request("getAuthStatus", "{}");
            assertEquals(
                    json("{'preferredAuthMethod':'chatgpt'}"), client.result(statusAfterwards));
            assertEquals(
                    List.of("answer " + logout, "authStatusChange", "answer " + statusAfterwards),
                    story(client).subList(story(client).size() - 3, story(client).size()));
            assertFalse(Files.exists(world.authJson()));

            assertEquals(0, client.end());
            for (String secret : world.secrets()) {
                assertFalse(client.messages().toString().contains(secret));
                assertFalse(client.errorLines().toString().contains(secret));
                assertEquals(List.of(), world.filesWith(secret));
            }
        }
    }

    @Test
    void credentialsAreStoredInAuthJsonOnly() throws Exception {
        world.configure();
        world.openAi.signsIn(world.later);
        world.openAi.saysTo(accessToken(1, world.later), "hello");
        try (Client client = world.serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");
            answerTo(client, "hi");

            assertEquals(0, client.end());
            for (String secret : world.secrets()) {
                assertFalse(client.messages().toString().contains(secret));
                assertFalse(client.errorLines().toString().contains(secret));
            }
            assertEquals(List.of(world.authJson()), world.filesWith(accessToken(1, world.later)));
        }
    }

    @Test
    void aKeyIsStoredAndReportedAfterTheAnswer() throws Exception {
        world.configure();
        world.openAi.saysTo("sk-" + OpenAiServer.SECRET, "hello");
        try (Client client = world.serve()) {
            int login =
                    client.request(
                            "loginApiKey", "{\"apiKey\":\"sk-%s\"}".formatted(OpenAiServer.SECRET));
            assertEquals(json("{}"), client.result(login));
            assertEquals(
                    json("{'authMethod':'apikey'}"),
                    client.message("authStatusChange").get("params"));

            assertEquals("hello", answerTo(client, "hi"));
            assertEquals(0, client.end());
            assertFalse(client.messages().toString().contains(OpenAiServer.SECRET));
            assertFalse(client.errorLines().toString().contains(OpenAiServer.SECRET));
            assertEquals(List.of(world.authJson()), world.filesWith(OpenAiServer.SECRET));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logoutChatGpt"})
    void loggingOutTwiceSucceedsAndCancelsAPendingLogin(String method) throws Exception {
        world.configure("auth_status_notification = \"codex/event/auth_status_change\"");
        try (Client client = world.serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(json("{}"), client.result(client.request(method, "{}")));
            assertEquals(json("{}"), client.result(client.request(method, "{}")));

            assertEquals(0, client.end());
            assertEquals(
                    login.get("loginId"),
                    client.message("loginChatGptComplete").at("/params/loginId"));
            assertEquals(
                    List.of(
                            "codex/event/login_chatgpt_complete",
                            "loginChatGptComplete",
                            "codex/event/auth_status_change",
                            "codex/event/auth_status_change"),
                    notifications(client));
        }
    }

    private static List<String> story(Client client) {
        return client.messages().stream()
                .map(message ->
                        message.has("method")
                                ? message.get("method").asString()
                                : "answer " + message.get("id").asInt())
                .toList();
    }
}
