package dev.basalt.adapter.doors.conversations.conversation;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;

/** Sends a subscriber every event, as {@code codex/event/TYPE}. */
final class ConversationEvents implements ConversationListener {

    private final ClientSession session;

    ConversationEvents(ClientSession session) {
        this.session = session;
    }

    @Override
    public void on(ConversationEvent event) {
        for (byte[] msg : EventJson.write(event.event())) {
            session.notify(
                    "codex/event/" + EventJson.type(msg),
                    EventParams.ofConversation(event.turn(), msg, event.conversation()));
        }
    }
}
