package dev.basalt.bootstrap.process.account;

import static dev.basalt.bootstrap.process.account.SigningIn.json;
import static dev.basalt.bootstrap.process.account.SigningIn.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where credentials are read from, and where not. */
final class CredentialSourcesIT {

    private final SigningIn world;

    CredentialSourcesIT(@TempDir Path home, @TempDir Path folder) {
        world = new SigningIn(home, folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anUnreadableFileIsNamedAndReplacedByASignIn() throws Exception {
        world.configure();
        Files.writeString(world.authJson(), "{\"OPENAI_API_KEY\": \"sk-s3cret\",");
        try (Client client = world.serve()) {
            JsonNode error = client.response(client.request("getAuthStatus", "{}")).get("error");
            assertTrue(
                    error.path("message").asString().contains(world.authJson().toString()),
                    error.toString());
            assertFalse(error.toString().contains("s3cret"), error.toString());

            client.result(client.request("loginApiKey", "{\"apiKey\":\"sk-2\"}"));

            assertTrue(Files.readString(world.authJson()).contains("sk-2"));
        }
    }

    /** A pipe that nobody writes to would block its reader for ever. */
    @Test
    void aPipeInThePlaceOfTheFileIsReported() throws Exception {
        world.configure();
        new ProcessBuilder("mkfifo", world.authJson().toString()).start().waitFor();
        try (Client client = world.serve()) {
            JsonNode error = client.response(client.request("getAuthStatus", "{}")).get("error");
            assertTrue(
                    error.path("message").asString().contains("not a regular file"),
                    error.toString());
        }
    }

    @Test
    void theFileOfAProjectSetsNoVariables() throws Exception {
        world.configure();
        Files.writeString(world.folder.resolve(".env"), "OPENAI_API_KEY=sk-of-a-stranger\n");
        Files.writeString(world.home.resolve(".env"), "OPENAI_API_KEY=sk-of-a-stranger\n");
        try (Client client = world.serve()) {
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));
        }
    }
}
