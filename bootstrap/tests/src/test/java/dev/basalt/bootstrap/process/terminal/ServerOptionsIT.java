package dev.basalt.bootstrap.process.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Options of the servers, with a session that is a file. */
@Timeout(120)
final class ServerOptionsIT {

    private static final WireApi API = WireApi.CHAT;

    @TempDir Path home;
    private final ModelServer model = new ModelServer(API);

    /** How a server ended. */
    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void configure() throws IOException {
        model.configure(home);
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void aSessionThatIsAFileIsServedToItsEnd() throws Exception {
        model.says(API.says("the answer"));

        Outcome served = serve("mcp");

        assertEquals(0, served.status(), served.err());
        assertTrue(served.out().contains("\"text\":\"the answer\""), served.out());
    }

    @Test
    void theOptionsOfCodexApplyToConversations() throws Exception {
        Path directory = Files.createDirectory(home.resolve("elsewhere"));
        model.says(API.runs("{\"command\":[\"pwd\"]}"), API.says("done"));

        Outcome served =
                serve(
                        "-m",
                        "gpt-5.2-codex",
                        "--dangerously-bypass-approvals-and-sandbox",
                        "-C",
                        directory.toString(),
                        "--search",
                        "mcp-server");

        assertTrue(served.err().startsWith("basalt: --search has no effect\n"), served.err());
        assertEquals("gpt-5.2-codex", model.requests().getFirst().path("model").asString());
        assertTrue(served.out().contains("\"stdout\":\"" + directory.toRealPath()), served.out());
    }

    @Test
    void unknownKeysAreRefusedOnDemand() throws Exception {
        Files.writeString(home.resolve("config.toml"), "modle = \"x\"\n");

        Outcome refused = serve("mcp-server", "--strict-config");

        assertEquals(1, refused.status());
        assertEquals("", refused.out());
        assertTrue(
                refused.err().startsWith("basalt: --strict-config: ")
                        && refused.err().contains("modle")
                        && refused.err().lines().count() == 1,
                refused.err());
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() throws Exception {
        for (String command : List.of("--help", "config", "sandbox ls", "mcp list")) {
            ProcessBuilder builder = Basalt.command(home, command.split(" ", -1));
            builder.redirectOutput(Path.of("/dev/full").toFile());
            Process process = builder.start();
            String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

            assertEquals(1, process.waitFor(), command + ": " + err);
            assertEquals("basalt: standard output: No space left on device\n", err);
        }
    }

    @Test
    void programsThatLookForCodexFindTheVersionThatTheyNeed() throws Exception {
        Path link =
                Files.createSymbolicLink(
                        home.resolve("codex"), Basalt.LAUNCHER.resolveSibling("bin/codex"));
        ProcessBuilder builder = Basalt.command(home, "--version");
        builder.command()
                .set(builder.command().indexOf(Basalt.LAUNCHER.toString()), link.toString());

        String version = new String(builder.start().getInputStream().readAllBytes(), UTF_8);

        assertTrue(version.matches("codex-cli 0\\.153\\.4 \\(Basalt \\d.*\\)\\n"), version);
    }

    private Outcome serve(String... arguments) throws IOException, InterruptedException {
        Path session = home.resolve("session.jsonl");
        Files.writeString(
                session,
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{\
                "protocolVersion":"2025-06-18","capabilities":{},\
                "clientInfo":{"name":"a file","version":"1"}}}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"codex",\
                "arguments":{"prompt":"hi"}}}
                """);
        Path err = home.resolve("err");
        Process process =
                Basalt.command(home, arguments)
                        .redirectInput(session.toFile())
                        .redirectError(err.toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }
}
