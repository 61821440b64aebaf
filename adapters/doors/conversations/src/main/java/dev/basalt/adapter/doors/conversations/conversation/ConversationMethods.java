package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;

import java.util.Map;

/** The methods of conversations, by the names that clients call them by. */
public record ConversationMethods(
        NewConversationMethod newConversation,
        SendUserMessageMethod sendUserMessage,
        SendUserTurnMethod sendUserTurn,
        InterruptConversationMethod interruptConversation,
        CompactConversationMethod compactConversation,
        GetConversationUsageMethod getConversationUsage,
        AddConversationListenerMethod addConversationListener,
        RemoveConversationListenerMethod removeConversationListener)
        implements Door {

    @Override
    public Methods methods() {
        return new Methods(
                Map.of(
                        "newConversation", newConversation,
                        "sendUserMessage", sendUserMessage,
                        "sendUserTurn", sendUserTurn,
                        "interruptConversation", interruptConversation,
                        "compactConversation", compactConversation,
                        "getConversationUsage", getConversationUsage,
                        "addConversationListener", addConversationListener,
                        "removeConversationListener", removeConversationListener),
                Map.of());
    }
}
