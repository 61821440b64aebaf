package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.application.conversation.runner.ConversationError;

/** Error codes and messages of conversations. */
final class ConversationErrors {

    private ConversationErrors() {}

    static RpcError of(ConversationError error) {
        return switch (error) {
            case ConversationError.NotFound(var id) ->
                    RpcError.invalidRequest("conversation not found: " + id);
            case ConversationError.Unavailable(var id, var reason) ->
                    RpcError.invalidRequest(
                            "conversation " + id + " can't be continued: " + reason);
            case ConversationError.Interrupted(var id) ->
                    RpcError.invalidRequest(
                            "conversation "
                                    + id
                                    + " was interrupted before the message was complete");
            case ConversationError.SubscriptionNotFound(var id) ->
                    RpcError.invalidRequest("subscription not found: " + id);
            case ConversationError.UnreadableImage(var path, var reason) ->
                    RpcError.invalidParams("params.items", "image " + path + ": " + reason);
        };
    }
}
