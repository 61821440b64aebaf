package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.identity.TurnId;

/** Sends the client of a tool call every event of its turn, as {@code codex/event}. */
final class CallEvents implements TurnEvents {

    private static final TurnId NO_TURN = new TurnId("");

    private final ClientSession session;
    private final byte[] requestId;

    CallEvents(ClientSession session, RequestId call) {
        this.session = session;
        this.requestId = call.toJson();
    }

    @Override
    public void on(ConversationEvent event) {
        for (byte[] msg : EventJson.write(event.event())) {
            send(event.turn(), msg);
        }
    }

    @Override
    public void started(NewConversation.Started conversation) {
        send(
                NO_TURN,
                EventJson.sessionConfigured(
                        conversation.id(),
                        conversation.model(),
                        conversation.messageHistory(),
                        conversation.sandbox()));
    }

    private void send(TurnId turn, byte[] msg) {
        session.notify("codex/event", EventParams.ofToolCall(requestId, turn, msg));
    }
}
