package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.application.conversation.runner.ConversationError;

/** Describes what is wrong with a conversation. */
final class ConversationErrors {

    private ConversationErrors() {}

    static String message(ConversationError error) {
        return switch (error) {
            case ConversationError.NotFound(var id) -> "Session not found for session_id: " + id;
            case ConversationError.Unavailable(var id, var reason) ->
                    "Session " + id + " can't be continued: " + reason;
            case ConversationError.Interrupted(var id) ->
                    "Session " + id + " was interrupted before the message was complete";
            case ConversationError.SubscriptionNotFound(var id) -> "Subscription not found: " + id;
            case ConversationError.UnreadableImage(var path, var reason) ->
                    "Image " + path + " can't be read: " + reason;
        };
    }
}
