package dev.basalt.bootstrap.process.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A model views an image file, with each API. */
final class ViewImageIT {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir Path home;
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theImageReachesTheModelAndAFileThatIsNoneIsNamed(WireApi api) throws Exception {
        Files.write(folder.resolve("pixel.png"), Base64.getDecoder().decode(PIXEL));
        Files.write(folder.resolve("text.png"), "no image".getBytes(UTF_8));
        try (var model = new ModelServer(api)) {
            model.says(
                    api.calls("view_image", "{\"path\":\"pixel.png\"}"),
                    api.calls("view_image", "{\"path\":\"text.png\"}"),
                    api.streams("done"));
            model.configure(home);
            try (Client client = Basalt.serve(home, folder)) {
                client.initialize("{}");
                JsonNode result =
                        client.result(
                                client.callTool(
                                        "codex",
                                        """
                                        {"prompt":"look"}\
                                        """));
                assertEquals("done", result.at("/content/0/text").asString());
            }

            var requests = model.requests();
            assertEquals(3, requests.size());
            assertTrue(requests.getFirst().path("tools").toString().contains("\"view_image\""));
            assertFalse(requests.getFirst().toString().contains(PIXEL));
            assertTrue(image(api, requests.get(1)).contains(PIXEL), requests.get(1)::toString);
            assertTrue(
                    requests.get(2).toString().contains("no image in PNG, JPEG, GIF or WebP: "),
                    requests.get(2)::toString);
        }
    }

    /** Returns the part of a request in which the API expects the image of an output. */
    private static String image(WireApi api, JsonNode request) {
        return switch (api) {
            case RESPONSES -> {
                JsonNode input = request.path("input");
                yield input.path(input.size() - 1).at("/output/1/image_url").asString("");
            }
            case CHAT -> {
                JsonNode messages = request.path("messages");
                yield messages.path(messages.size() - 1)
                        .at("/content/0/image_url/url")
                        .asString("");
            }
            case ANTHROPIC -> {
                JsonNode messages = request.path("messages");
                yield messages.path(messages.size() - 1)
                        .at("/content/0/content/1/source/data")
                        .asString("");
            }
            case GEMINI -> {
                JsonNode contents = request.path("contents");
                yield contents.path(contents.size() - 1)
                        .at("/parts/1/inlineData/data")
                        .asString("");
            }
        };
    }
}
