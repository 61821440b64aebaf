package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.extensions.ExtensionJar;
import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A provider of models in a jar that is built here, from the page that explains how. */
final class ExtensionJarIT {

    private static final Path PAGE =
            Path.of("..", "..", "docs", "adding-a-provider.md").toAbsolutePath().normalize();

    @TempDir Path home;
    @TempDir Path folder;
    @TempDir Path work;

    @Test
    void theExampleOfThePageAnswersAPrompt() throws Exception {
        build("echo.jar");
        Files.writeString(home.resolve("config.toml"), block("toml", "model_provider = \"echo\""));

        try (Client client = Basalt.serve(home, folder)) {
            client.initialize("{}");
            JsonNode result =
                    client.result(client.callTool("codex", "{\"prompt\":\"Hello, jar!\"}"));

            assertEquals(
                    "You said: Hello, jar!",
                    result.at("/content/0/text").asString(""),
                    result::toString);
            client.end();
            assertEquals(List.of(), client.errorLines());
        }
    }

    @Test
    void aJarThatIsBrokenIsReportedAndTheOthersWork() throws Exception {
        build("echo.jar");
        Path broken = home.resolve("basalt").resolve("extensions").resolve("broken.jar");
        Files.writeString(broken, "not a jar");
        Files.writeString(home.resolve("config.toml"), block("toml", "model_provider = \"echo\""));

        try (Client client = Basalt.serve(home, folder)) {
            client.initialize("{}");
            JsonNode result =
                    client.result(client.callTool("codex", "{\"prompt\":\"Hello, jar!\"}"));

            assertEquals("You said: Hello, jar!", result.at("/content/0/text").asString(""));
            client.end();
            assertEquals(1, client.errorLines().size(), () -> client.errorLines().toString());
            assertTrue(
                    client.errorLines()
                            .getFirst()
                            .startsWith("basalt: extension not loaded: " + broken + ": "),
                    client.errorLines().getFirst());
        }
    }

    private void build(String name) throws IOException {
        ExtensionJar.write(
                home.resolve("basalt").resolve("extensions").resolve(name),
                work,
                block("java", "implements Extension"));
    }

    /** Returns the first block of code of the page in this language that contains a text. */
    private static String block(String language, String text) throws IOException {
        for (String part : Files.readString(PAGE).split("```" + language + "\n", -1)) {
            String code = part.substring(0, Math.max(0, part.indexOf("```")));
            if (code.contains(text)) {
                return code;
            }
        }
        throw new AssertionError("no " + language + " with " + text + " in " + PAGE);
    }
}
