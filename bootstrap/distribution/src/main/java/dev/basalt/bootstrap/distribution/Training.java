package dev.basalt.bootstrap.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The client of a training run: takes a server through what servers do in their first seconds, a
 * handshake, a conversation, turns against a model on loopback and commands.
 */
final class Training {

    private final OutputStream toServer;
    private final BufferedReader answers;

    Training(Process server) {
        this.toServer = server.getOutputStream();
        this.answers = server.inputReader(UTF_8);
    }

    /** Writes a configuration file as people have one, so that its parser is used, too. */
    static void configure(Path codexHome, String modelAddress) throws IOException {
        Files.writeString(
                codexHome.resolve("config.toml"),
                """
                model = "training"
                model_provider = "training"

                [model_providers.training]
                name = "Training"
                base_url = "%s"
                wire_api = "responses"
                """
                        .formatted(modelAddress),
                StandardOpenOption.CREATE_NEW);
    }

    /** Fails on the first answer that is not as expected. */
    void play() throws IOException {
        send(
                """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{\
                "protocolVersion":"2025-06-18","capabilities":{"elicitation":{}},\
                "clientInfo":{"name":"training","version":"1"}}}\
                """);
        await("\"id\":0");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        await("\"id\":1");
        send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"newConversation\",\"params\":{}}");
        String conversation = uuidIn(await("conversationId"));
        send(
                """
                {"jsonrpc":"2.0","id":3,"method":"addConversationListener",\
                "params":{"conversationId":"%s"}}\
                """
                        .formatted(conversation));
        await("subscriptionId");
        send(
                """
                {"jsonrpc":"2.0","id":4,"method":"sendUserMessage","params":{\
                "conversationId":"%s","items":[{"type":"text","data":{"text":"hi"}}]}}\
                """
                        .formatted(conversation));
        await("\"last_agent_message\":\"hello\"");
        runCommand("danger-full-access", "auto");
        runCommand("workspace-write", "landlock");
        runCommand("workspace-write", "auto");
    }

    /** Without such a sandbox the model receives an error and the turn continues. */
    private void runCommand(String sandbox, String backend) throws IOException {
        send(
                """
                {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"codex",\
                "arguments":{"prompt":"hi","approval-policy":"never","sandbox":"%s",\
                "config":{"sandbox_backend":"%s"}}}}\
                """
                        .formatted(sandbox, backend));
        await("structuredContent");
    }

    private void send(String line) throws IOException {
        toServer.write((line + "\n").getBytes(UTF_8));
        toServer.flush();
    }

    private String await(String expected) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.contains("\"error\"")) {
            if (line.contains(expected)) {
                return line;
            }
            line = answers.readLine();
        }
        throw new IOException("instead of " + expected + " the server sent " + line);
    }

    private static String uuidIn(String line) {
        String key = "conversationId\":\"";
        int start = line.indexOf(key) + key.length();
        return line.substring(start, line.indexOf('"', start));
    }
}
