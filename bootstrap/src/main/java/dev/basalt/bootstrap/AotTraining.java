package dev.basalt.bootstrap;

import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs once while Basalt is packaged: goes through what a server goes through in its first seconds
 * (a handshake, a conversation, a turn against a model on loopback), so that the JVM can lay down
 * the classes it needs for that in an AOT cache.
 */
public final class AotTraining {

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final PipedOutputStream fromServer = new PipedOutputStream();
    private final PipedInputStream serverIn;
    private final BufferedReader answers;

    private AotTraining() throws IOException {
        serverIn = new PipedInputStream(toServer);
        answers =
                new BufferedReader(
                        new InputStreamReader(
                                new PipedInputStream(fromServer, 1 << 16), StandardCharsets.UTF_8));
    }

    /** Takes no argument. A story that does not end well fails the build. */
    public static void main(String[] args) throws IOException {
        Main.rehearse();
        try (var model = new TrainingModel()) {
            new AotTraining().run(model);
        }
    }

    private void run(TrainingModel model) throws IOException {
        var client = new Thread(this::tellStory, "client");
        client.start();
        int status = Serve.run(serverIn, fromServer, overrides(model));
        System.exit(status);
    }

    private static List<ConfigOverride> overrides(TrainingModel model) {
        return List.of(
                set("model_provider", "training"),
                set("model_providers.training.name", "training"),
                set("model_providers.training.wire_api", "responses"),
                set("model_providers.training.base_url", model.address()));
    }

    private static ConfigOverride set(String key, String value) {
        return new ConfigOverride(
                ConfigOverride.pathOf(key), new ConfigValue.Text(value, Place.COMMAND_LINE));
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
            say(
                    "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{"
                            + "\"name\":\"codex\",\"arguments\":{\"prompt\":\"hi\"}}}");
            await("structuredContent");
            toServer.close();
        } catch (IOException e) {
            System.err.println("training: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
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
