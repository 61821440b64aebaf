package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;

/** Sends a subscriber everything that happens, as {@code codex/event/TYPE}. */
final class ConversationEvents implements ConversationListener {

    private final Peer peer;

    ConversationEvents(Peer peer) {
        this.peer = peer;
    }

    @Override
    public void on(ConversationEvent event) {
        for (byte[] msg : EventJson.write(event.event())) {
            peer.notify(
                    "codex/event/" + EventJson.type(msg),
                    EventParams.ofConversation(event.turn(), msg, event.conversation()));
        }
    }
}
