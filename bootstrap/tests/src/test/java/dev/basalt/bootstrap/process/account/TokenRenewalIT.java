package dev.basalt.bootstrap.process.account;

import static dev.basalt.bootstrap.process.account.OpenAiServer.accessToken;
import static dev.basalt.bootstrap.process.account.SigningIn.comeBack;
import static dev.basalt.bootstrap.process.account.SigningIn.status;
import static dev.basalt.bootstrap.process.account.SigningIn.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Renewal of tokens while a server runs. */
final class TokenRenewalIT {

    private final SigningIn world;

    TokenRenewalIT(@TempDir Path home, @TempDir Path folder) {
        world = new SigningIn(home, folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theTokenIsReturnedOnRequest() throws Exception {
        world.configure();
        world.openAi.signsIn(world.later);
        world.openAi.renews(2, world.later);
        try (Client client = world.serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            assertEquals(
                    accessToken(1, world.later),
                    status(client, "{\"includeToken\":true}").path("authToken").asString());
            assertEquals(
                    accessToken(2, world.later),
                    status(client, "{\"includeToken\":true,\"refreshToken\":true}")
                            .path("authToken")
                            .asString());
            assertFalse(status(client, "{\"refreshToken\":false}").has("authToken"));
        }
    }

    @Test
    void manyConversationsRenewATokenOnce() throws Exception {
        world.configure();
        world.openAi.signsIn(world.later);
        world.openAi.renews(2, world.later);
        world.openAi.saysTo(accessToken(2, world.later), "hello");
        try (Client client = world.serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            List<Integer> calls =
                    Stream.generate(() -> client.callTool("codex", "{\"prompt\":\"hi\"}"))
                            .limit(8)
                            .toList();
            for (int call : calls) {
                assertEquals("hello", text(client.result(call)));
            }

            assertEquals(1, world.openAi.renewals());
        }
    }

    @Test
    void aRefusedRenewalFailsTheTurnAtOnceAndIsReportedOnRequest() throws Exception {
        world.configure();
        world.openAi.signsIn(world.later);
        world.openAi.refusesToRenew();
        world.openAi.saysTo("nobody", "");
        try (Client client = world.serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            JsonNode failed = client.result(client.callTool("codex", "{\"prompt\":\"hi\"}"));
            assertTrue(failed.path("isError").asBoolean(), failed.toString());
            assertTrue(text(failed).contains("please sign in again"), failed.toString());
            assertTrue(text(failed).contains("the token was revoked"), failed.toString());
            JsonNode refused =
                    client.response(client.request("getAuthStatus", "{\"refreshToken\":true}"));
            assertTrue(
                    refused.at("/error/message").asString("").contains("the token was revoked"),
                    refused.toString());

            assertEquals(1, world.openAi.askers().size());
        }
    }
}
