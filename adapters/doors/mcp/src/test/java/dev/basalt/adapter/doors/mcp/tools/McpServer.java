package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.mcp.call.RunningCalls;
import dev.basalt.adapter.doors.mcp.call.ToolsCall;
import dev.basalt.adapter.doors.mcp.handshake.Handshake;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.RunPrompt;
import dev.basalt.application.fake.FakeAgent;

/** The whole adapter over an agent whose ports the test controls. */
final class McpServer {

    private final FakeAgent agent;
    private final CodexVersion shape;

    private McpServer(FakeAgent agent, CodexVersion shape) {
        this.agent = agent;
        this.shape = shape;
    }

    /** Starts it and returns its client, which has introduced itself under the id 0. */
    static MemoryClient start(FakeAgent agent, String capabilities) {
        return start(agent, capabilities, CodexVersion.CODEX_0_23);
    }

    /** Starts it with a host that was written for a version of codex. */
    static MemoryClient start(FakeAgent agent, String capabilities, CodexVersion shape) {
        MemoryClient client = new MemoryClient(new McpServer(agent, shape).methods());
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

    private Methods methods() {
        var threads = new RequestThreads();
        var numbers = new SubmissionNumbers();
        var compatibility = Compatibility.with(shape);
        var approvals = new ElicitationApprovals(compatibility, numbers);
        var running = new RunningCalls();
        var turns =
                new ToolTurns(
                        new RunPrompt(agent.conversations()),
                        new GetConversationUsage(agent.conversations(), agent.apis()),
                        compatibility,
                        approvals,
                        running,
                        threads,
                        agent.time());
        return new Handshake("1.0", () -> {})
                .methods()
                .and(
                        new ToolsCall(
                                        new ServedTools(
                                                        new CodexTool(
                                                                agent.newConversation(),
                                                                turns,
                                                                threads.inOrder("codex calls")),
                                                        new CodexReplyTool(turns, numbers),
                                                        new ConversationCreateTool(
                                                                agent.newConversation(),
                                                                agent.addConversationListener(),
                                                                new RemoveConversationListener(
                                                                        agent.conversations()),
                                                                threads),
                                                        new ConversationSendMessageTool(
                                                                agent.sendUserMessage(),
                                                                approvals,
                                                                numbers,
                                                                threads))
                                                .byName(),
                                        running)
                                .methods());
    }
}
