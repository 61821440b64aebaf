package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.codex.approval.ElicitationShape;
import dev.basalt.adapter.doors.jsonrpc.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.Methods;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.fake.FakeAgent;

/** The whole adapter over an agent whose ports a test holds in its hands. */
final class McpServer {

    private final FakeAgent agent;
    private final ElicitationShape shape;

    private McpServer(FakeAgent agent, ElicitationShape shape) {
        this.agent = agent;
        this.shape = shape;
    }

    /** Starts it and returns its client, which has introduced itself under the id 0. */
    static MemoryClient start(FakeAgent agent, String capabilities) {
        return start(agent, capabilities, ElicitationShape.CODEX_0_23);
    }

    /** Starts it with a host that wants to be asked in the words of a certain version. */
    static MemoryClient start(FakeAgent agent, String capabilities, ElicitationShape shape) {
        MemoryClient client = new MemoryClient(new McpServer(agent, shape)::methods);
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
        var approvals = new ElicitationApprovals(peer, capabilities, () -> shape);
        var turns =
                new ToolTurns(new RunPrompt(agent.conversations()), peer, approvals, agent.time());
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
                                                agent.sendUserMessage(), approvals),
                                        turns)
                                .methods());
    }
}
