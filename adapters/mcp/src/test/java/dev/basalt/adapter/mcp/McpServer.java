package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.MemoryClient;
import dev.basalt.adapter.jsonrpc.Methods;
import dev.basalt.adapter.jsonrpc.Peer;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.fake.FakeAgent;

/** The whole adapter over an agent whose ports a test holds in its hands. */
final class McpServer {

    private final FakeAgent agent;

    private McpServer(FakeAgent agent) {
        this.agent = agent;
    }

    /** Starts it and returns its client, which has introduced itself under the id 0. */
    static MemoryClient start(FakeAgent agent, String capabilities) {
        MemoryClient client = new MemoryClient(new McpServer(agent)::methods);
        client.ask(
                0,
                "initialize",
                """
                {"protocolVersion":"2025-06-18","capabilities":%s,\
                "clientInfo":{"name":"test","version":"1"}}\
                """
                        .formatted(capabilities));
        return client;
    }

    private Methods methods(Peer peer) {
        ClientCapabilities capabilities = new ClientCapabilities();
        var turns =
                new ToolTurns(
                        new RunPrompt(agent.conversations()), peer, capabilities, agent.time());
        return new Handshake("1.0", capabilities, () -> {})
                .methods()
                .and(
                        new ToolsCall(
                                        new CodexTool(agent.newConversation(), turns),
                                        new CodexReplyTool(turns),
                                        new ConversationCreateTool(
                                                agent.newConversation(),
                                                agent.addConversationListener(),
                                                peer),
                                        new ConversationSendMessageTool(
                                                agent.sendUserMessage(), peer, capabilities),
                                        turns)
                                .methods());
    }
}
