package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.jsonrpc.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.Methods;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.GetConversationUsage;
import dev.basalt.application.conversation.InterruptConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.fake.FakeAgent;

/** The methods of conversations over a fake agent, and a client of them. */
final class ConversationWorld implements AutoCloseable {

    /** The first id that is given out, and with it the first conversation's. */
    static final String ID = FakeAgent.id(1);

    /** Names the conversation and nothing else. */
    static final String PARAMS = "{\"conversationId\":\"%s\"}".formatted(ID);

    final FakeAgent agent = new FakeAgent();
    private final SideWork sideWork = new SideWork();
    final MemoryClient client = new MemoryClient(this::methods);

    ConversationWorld() {
        // nobody is late
        agent.time().standStill();
    }

    private Methods methods(Peer peer) {
        var approvals = new ListenerApprovals(peer);
        return new ConversationMethods(
                        new NewConversationMethod(agent.newConversation(), sideWork),
                        new SendUserMessageMethod(agent.sendUserMessage(), approvals),
                        new SendUserTurnMethod(agent.sendUserMessage(), approvals),
                        new InterruptConversationMethod(
                                new InterruptConversation(agent.conversations())),
                        new CompactConversationMethod(
                                new CompactConversation(agent.conversations())),
                        new GetConversationUsageMethod(
                                new GetConversationUsage(agent.conversations(), agent.apis())),
                        new AddConversationListenerMethod(agent.addConversationListener(), peer),
                        new RemoveConversationListenerMethod(
                                new RemoveConversationListener(agent.conversations())))
                .methods();
    }

    /** Begins the conversation, as the first request. */
    void begin(String params) {
        client.ask(1, "newConversation", params);
    }

    /** Lets the client hear the conversation, as the second request. */
    void listen() {
        client.ask(2, "addConversationListener", PARAMS);
    }

    /** Says something, and does not wait for the answer. */
    void say(int id, String text) {
        client.request(
                id,
                "sendUserMessage",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}]}\
                """
                        .formatted(ID, text));
    }

    @Override
    public void close() {
        client.close();
        sideWork.close();
    }
}
