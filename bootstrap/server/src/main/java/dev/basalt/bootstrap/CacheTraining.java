package dev.basalt.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Runs once while Basalt is packaged: goes through what a server goes through in its first seconds
 * (a handshake, a conversation, turns against a model on loopback and commands), so that the JVM
 * can lay down the classes it needs for that in a cache.
 */
public final class CacheTraining {

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final PipedOutputStream fromServer = new PipedOutputStream();
    private final PipedInputStream serverIn;
    private final BufferedReader answers;

    private CacheTraining() throws IOException {
        serverIn = new PipedInputStream(toServer);
        answers =
                new BufferedReader(
                        new InputStreamReader(
                                new PipedInputStream(fromServer, 1 << 16), StandardCharsets.UTF_8));
    }

    /**
     * Takes no argument, and {@code CODEX_HOME}, an empty folder. A story that does not end well
     * fails the build.
     */
    public static void main(String[] args) throws IOException {
        Main.rehearse();
        try (var model = new TrainingModel()) {
            configure(model);
            new CacheTraining().run();
        }
    }

    private void run() {
        var client = new Thread(this::tellStory, "client");
        client.start();
        int status = Serve.run(serverIn, fromServer, List.of());
        System.exit(status);
    }

    /** Configures a home that is this run's alone, as people do: the file's parser is used, too. */
    private static void configure(TrainingModel model) throws IOException {
        Files.writeString(
                Path.of(System.getenv("CODEX_HOME"), "config.toml"),
                """
                model = "training"
                model_provider = "training"

                [model_providers.training]
                name = "Training"
                base_url = "%s"
                wire_api = "responses"
                """
                        .formatted(model.address()),
                StandardOpenOption.CREATE_NEW);
    }

    private void tellStory() {
        try {
            say(
                    """
                    {"jsonrpc":"2.0","id":0,"method":"initialize","params":{\
                    "protocolVersion":"2025-06-18","capabilities":{"elicitation":{}},\
                    "clientInfo":{"name":"training","version":"1"}}}\
                    """);
            await("\"id\":0");
            say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
            await("\"id\":1");
            say("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"newConversation\",\"params\":{}}");
            String conversation = uuidIn(await("conversationId"));
            say(
                    "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"addConversationListener\","
                            + "\"params\":{\"conversationId\":\""
                            + conversation
                            + "\"}}");
            await("subscriptionId");
            say(
                    "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"sendUserMessage\","
                            + "\"params\":{\"conversationId\":\""
                            + conversation
                            + "\",\"items\":[{\"type\":\"text\",\"data\":{\"text\":\"hi\"}}]}}");
            await("\"last_agent_message\":\"hello\"");
            runCommand("danger-full-access", "auto");
            runCommand("workspace-write", "landlock");
            runCommand("workspace-write", "auto");
            toServer.close();
        } catch (IOException e) {
            System.err.println("training: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    /** Where there is no such sandbox, the model is told. */
    private void runCommand(String sandbox, String backend) throws IOException {
        say(
                """
                {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"codex",\
                "arguments":{"prompt":"hi","approval-policy":"never","sandbox":"%s",\
                "config":{"sandbox_backend":"%s"}}}}\
                """
                        .formatted(sandbox, backend));
        await("structuredContent");
    }

    private void say(String line) throws IOException {
        toServer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    private String await(String what) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.contains("\"error\"")) {
            if (line.contains(what)) {
                return line;
            }
            line = answers.readLine();
        }
        throw new IOException("instead of " + what + " the server said " + line);
    }

    private static String uuidIn(String line) {
        int start = line.indexOf("conversationId\":\"") + "conversationId\":\"".length();
        return line.substring(start, line.indexOf('"', start));
    }
}
