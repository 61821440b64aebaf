package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
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
    private final RequestThreads threads = new RequestThreads();
    final MemoryClient client = new MemoryClient(methods());

    ConversationWorld() {
        // no timeout passes
        agent.time().standStill();
    }

    private Methods methods() {
        var subscriptions =
                new SessionSubscriptions(
                        agent.addConversationListener(),
                        new RemoveConversationListener(agent.conversations()));
        var numbers = new SubmissionNumbers();
        return new ConversationMethods(
                        new NewConversationMethod(
                                agent.newConversation(), threads.inOrder("new conversations")),
                        new SendUserMessageMethod(agent.sendUserMessage(), numbers, threads),
                        new SendUserTurnMethod(agent.sendUserMessage(), numbers, threads),
                        new InterruptConversationMethod(
                                new InterruptConversation(agent.conversations()), numbers, threads),
                        new CompactConversationMethod(
                                new CompactConversation(agent.conversations()), numbers),
                        new GetConversationUsageMethod(
                                new GetConversationUsage(agent.conversations(), agent.apis())),
                        new AddConversationListenerMethod(subscriptions),
                        new RemoveConversationListenerMethod(subscriptions))
                .methods();
    }

    /** Begins the conversation, as the first request. */
    void begin(String params) {
        client.ask(1, "newConversation", params);
    }

    /** Subscribes the client to the conversation, as the second request. */
    void listen() {
        client.ask(2, "addConversationListener", PARAMS);
    }

    /** Sends a message, and does not wait for the reply. */
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
        threads.close();
    }
}
