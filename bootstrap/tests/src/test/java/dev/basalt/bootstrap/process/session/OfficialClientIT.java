package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that is built with the official MCP SDK for Java. */
final class OfficialClientIT {

    @TempDir Path home;
    @TempDir Path folder;

    @Test
    void listsToolsCallsOneApprovesAndReplies() throws Exception {
        WireApi api = WireApi.RESPONSES;
        List<String> questions = new ArrayList<>();
        try (var model = new ModelServer(api);
                var client = client(questions)) {
            model.says(
                    api.runs("{\"command\":[\"git\",\"init\"]}"),
                    api.says("done"),
                    api.says("you are welcome"));
            model.configure(home);

            assertEquals("codex-mcp-server", client.initialize().serverInfo().name());
            assertEquals(
                    List.of("codex", "codex-reply"),
                    client.listTools().tools().stream().map(Tool::name).toList());

            CallToolResult done =
                    call(
                            client,
                            "codex",
                            Map.of(
                                    "prompt",
                                    "make it a repository",
                                    "approval-policy",
                                    "untrusted",
                                    "cwd",
                                    folder.toString()));
            assertEquals("done", text(done));
            assertTrue(Files.isDirectory(folder.resolve(".git")));
            assertEquals(List.of("Allow Codex to run `git init` in `" + folder + "`?"), questions);

            Object thread = ((Map<?, ?>) done.structuredContent()).get("threadId");
            CallToolResult reply =
                    call(client, "codex-reply", Map.of("threadId", thread, "prompt", "thank you"));
            assertEquals("you are welcome", text(reply));
            assertEquals(
                    Map.of("threadId", thread, "content", "you are welcome"),
                    reply.structuredContent());
        }
    }

    private McpSyncClient client(List<String> questions) {
        var server =
                ServerParameters.builder(Basalt.LAUNCHER.toString())
                        .args("mcp")
                        .addEnvVar("JAVA_HOME", System.getProperty("java.home"))
                        .addEnvVar("CODEX_HOME", home.toString())
                        .build();
        return McpClient.sync(new StdioClientTransport(server, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofSeconds(60))
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .elicitation(question -> approve(question, questions))
                .build();
    }

    private static ElicitResult approve(ElicitFormRequest question, List<String> questions) {
        questions.add(question.message());
        return ElicitResult.builder(ElicitResult.Action.ACCEPT)
                .content(Map.of("decision", "approved"))
                .build();
    }

    private static CallToolResult call(
            McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }
}
