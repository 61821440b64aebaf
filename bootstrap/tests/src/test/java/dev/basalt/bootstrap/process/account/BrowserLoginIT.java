package dev.basalt.bootstrap.process.account;

import static dev.basalt.bootstrap.process.account.SigningIn.comeBack;
import static dev.basalt.bootstrap.process.account.SigningIn.json;
import static dev.basalt.bootstrap.process.account.SigningIn.notifications;
import static dev.basalt.bootstrap.process.account.SigningIn.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/** Logins in the browser that fail. */
final class BrowserLoginIT {

    private final SigningIn world;

    BrowserLoginIT(@TempDir Path home, @TempDir Path folder) {
        world = new SigningIn(home, folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aDeclinedLoginLeavesTheUserSignedOut() throws Exception {
        world.configure();
        try (Client client = world.serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(400, comeBack(login, "error=access_denied").statusCode());

            assertEquals(
                    json(
                            "{'loginId':%s,'success':false,'error':'access_denied'}"
                                    .formatted(login.get("loginId"))),
                    client.message("loginChatGptComplete").get("params"));
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));
            assertFalse(notifications(client).contains("authStatusChange"));
        }
    }

    @Test
    void aCodeThatTheIssuerRefusesIsAFailure() throws Exception {
        world.configure();
        try (Client client = world.serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(400, comeBack(login, "code=replayed").statusCode());

            JsonNode completed = client.message("loginChatGptComplete").get("params");
            assertFalse(completed.path("success").asBoolean());
            assertEquals("HTTP 400", completed.path("error").asString());
        }
    }

    @Test
    void aSecondLoginReplacesTheFirstAndEachCanBeCancelledOnce() throws Exception {
        world.configure();
        try (Client client = world.serve()) {
            JsonNode first = client.result(client.request("loginChatGpt", "null"));
            JsonNode second = client.result(client.request("loginChatGpt", "{}"));

            assertEquals(
                    json(
                            "{'loginId':%s,'success':false,'error':'Login server error: Login was not completed'}"
                                    .formatted(first.get("loginId"))),
                    client.message("loginChatGptComplete").get("params"));
            String cancel = "{\"loginId\":%s}".formatted(second.get("loginId"));
            assertEquals(json("{}"), client.result(client.request("cancelLoginChatGpt", cancel)));
            client.await(message ->
                    message.path("method").asString("").equals("loginChatGptComplete")
                            && message.at("/params/loginId").equals(second.get("loginId")));
            for (JsonNode gone : List.of(first, second)) {
                JsonNode error =
                        client.response(
                                        client.request(
                                                "cancelLoginChatGpt",
                                                "{\"loginId\":%s}".formatted(gone.get("loginId"))))
                                .get("error");
                assertEquals(-32600, error.path("code").asInt());
                assertEquals(
                        "login id not found: " + gone.path("loginId").asString(),
                        error.path("message").asString());
            }
            assertEquals(
                    -32602,
                    client.response(client.request("cancelLoginChatGpt", "{\"loginId\":\"x\"}"))
                            .at("/error/code")
                            .asInt());
        }
    }
}
