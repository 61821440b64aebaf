package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.codex.event.later.LaterEventMsg;
import dev.basalt.adapter.doors.codex.event.later.LaterEvents;
import dev.basalt.adapter.doors.codex.event.later.SessionEvents;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;

/** The events of a tool call in the form of codex 0.153. */
final class LaterCallEvents implements TurnEvents {

    private static final TurnId NO_TURN = new TurnId("");

    private final ClientSession session;
    private final byte[] requestId;
    private final LaterEvents events;

    LaterCallEvents(ClientSession session, RequestId call, LaterEvents events) {
        this.session = session;
        this.requestId = call.toJson();
        this.events = events;
    }

    @Override
    public void on(ConversationEvent event) {
        events.of(event).forEach(msg -> send(event.conversation(), event.turn(), msg));
    }

    @Override
    public void started(NewConversation.Started conversation) {
        SessionEvents.of(conversation.id(), conversation.settings(), conversation.sandbox())
                .forEach(msg -> send(conversation.id(), NO_TURN, msg));
    }

    private void send(ConversationId conversation, TurnId turn, LaterEventMsg msg) {
        session.notify(
                "codex/event",
                EventParams.ofToolCall(requestId, conversation, turn, WireWriter.write(msg)));
    }
}
