package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;

/** Sends the client of a tool call every event of its turn, as {@code codex/event}. */
final class CallEvents implements ConversationListener {

    private final ClientSession session;
    private final byte[] requestId;

    CallEvents(ClientSession session, RequestId call) {
        this.session = session;
        this.requestId = call.toJson();
    }

    @Override
    public void on(ConversationEvent event) {
        session.notify(
                "codex/event",
                EventParams.ofToolCall(
                        requestId, event.submission(), EventJson.write(event.event())));
    }
}
