package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.conversation.event.ConversationListener;

/** Sends the client of a tool call what happens, in the form of a version of codex. */
interface TurnEvents extends ConversationListener {

    /** Sends what belongs to no turn: the conversation has begun. */
    void started(NewConversation.Started conversation);
}
