package dev.basalt.adapter.doors.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.machine.filesystem.config.TomlNotation;
import dev.basalt.adapter.machine.filesystem.config.TomlWriter;
import dev.basalt.adapter.machine.filesystem.documents.AgentsMdFiles;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.application.settings.ListConfiguration;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConfigCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path home;

    @Test
    void everySettingIsShownWithItsPlace() throws IOException {
        write("model = \"m\"\n[profiles.p]\napproval_policy = \"never\"\n");

        assertEquals(0, run("profile=p", "notify=[\"a\\tb\",\"c\"]"));

        assertEquals("\"m\" # " + file() + ", line 1", setting("model"));
        assertEquals("\"never\" # " + file() + ", line 3", setting("approval_policy"));
        assertEquals("\"read-only\" # built-in", setting("sandbox_mode"));
        assertEquals("[\"a\\tb\", \"c\"] # -c", setting("notify"));
        assertEquals("32768 # built-in", setting("project_doc_max_bytes"));
        assertEquals("false # built-in", setting("sandbox_workspace_write.network_access"));
    }

    @Test
    void secretsAreNotShown() throws IOException {
        write(
                """
                [model_providers.x]
                name = "X"
                base_url = "https://me:s3cret@models.example/v1"
                http_headers = { Authorization = "Bearer s3cret" }
                query_params = { key = "s3cret" }
                [mcp_servers.y]
                command = "y"
                env = { TOKEN = "s3cret" }
                [shell_environment_policy]
                set = { PASSWORD = "s3cret" }
                """);

        assertEquals(0, run());

        assertEquals(
                "\"***\" # " + file() + ", line 4",
                setting("model_providers.x.http_headers.Authorization"));
        assertEquals("\"***\" # " + file() + ", line 8", setting("mcp_servers.y.env.TOKEN"));
        assertEquals(
                "\"https://***@models.example/v1\" # " + file() + ", line 3",
                setting("model_providers.x.base_url"));
        assertFalse(printed().contains("s3cret"));
    }

    @Test
    void anUnknownKeyIsShownWithoutItsValue() throws IOException {
        write("sandbox_mod = \"read-only\"\n");

        assertEquals(0, run());

        assertTrue(printed().contains("# sandbox_mod "));
        assertTrue(printed().contains(file() + ", line 1: unknown key, ignored"));
    }

    @Test
    void theOutputIsToml() throws IOException {
        write("[projects.\"/a b/c.d\"]\ntrust_level = \"quote \\\" and \\u0001\"\n");

        assertEquals(0, run());

        var parsed = Toml.parse(printed());
        assertEquals(List.of(), parsed.errors());
        assertEquals(
                "quote \" and \u0001",
                parsed.getString(List.of("projects", "/a b/c.d", "trust_level")));
    }

    @Test
    void anErrorIsExplained() throws IOException {
        write("model = 5\n");

        assertEquals(1, run());

        assertEquals("", printed());
        assertEquals(
                "Error: expected a string, found 5 in `model` (" + file() + ", line 1)",
                err.toString(StandardCharsets.UTF_8).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model_provider = 'opneai'",
                "model_provider = 'x'\n[model_providers.x]\nname = 'X'\nwire_api = 'respones'",
                "model_provider = 'x'\n[model_providers.x]\nname = 'X'\nwire_api = 'responses'\n"
                        + "base_url = 'not an address'",
                "model_instructions_file = 'absent.md'",
                "profile = 'absent'"
            })
    void whatWouldRefuseAConversationIsAnError(String config) throws IOException {
        write(config);

        assertEquals(1, run());

        assertTrue(
                err.toString(StandardCharsets.UTF_8).startsWith("Error: "),
                () -> err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(0, run());

        assertTrue(printed().startsWith("# There is no " + file() + "."), this::printed);
    }

    @Test
    void whatHasNoEffectIsExplained() throws IOException {
        write("[mcp_servers.docs]\nurl = \"http://127.0.0.1:9/mcp\"\n");

        assertEquals(0, run());

        assertTrue(
                printed()
                        .contains(
                                "# Basalt does not start MCP servers yet; the model is not offered"
                                        + " the tools of `docs` (`mcp_servers`, "
                                        + file()
                                        + ", line 1)."),
                this::printed);
    }

    private int run(String... overrides) {
        ConfigLayers layers =
                new ConfigLayers(
                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                        new TomlConfigurationFile(new CodexHome(home, true)),
                        CommandLineOverrides.parse(
                                        List.of(overrides),
                                        new TomlNotation(),
                                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")))
                                .get());
        return new ConfigCommand(
                        new ListConfiguration(layers),
                        new ResolveSettings(
                                layers,
                                new AgentsMdFiles(home),
                                Map.of(),
                                new ModelApis(List.of(new ResponsesApi(new ModelHttp(), "test"))),
                                home),
                        new TomlWriter())
                .run(
                        List.of(),
                        new Terminal(
                                InputStream.nullInputStream(),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                Map.of(),
                                Optional.empty()));
    }

    private String setting(String key) {
        return printed()
                .lines()
                .filter(line -> line.startsWith(key + " = "))
                .map(line -> line.substring(key.length() + " = ".length()))
                .map(line -> line.replaceAll(" +# ", " # "))
                .findFirst()
                .orElseThrow();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String file() {
        return home.resolve("config.toml").toString();
    }

    private void write(String text) throws IOException {
        Files.writeString(home.resolve("config.toml"), text);
    }
}
