package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.Peer;
import dev.basalt.adapter.doors.jsonrpc.RequestId;
import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;

/** Tells the client of a tool call everything that happens in its turn, as {@code codex/event}. */
final class CallEvents implements ConversationListener {

    private final Peer peer;
    private final byte[] requestId;

    CallEvents(Peer peer, RequestId call) {
        this.peer = peer;
        this.requestId = call.toJson();
    }

    @Override
    public void on(ConversationEvent event) {
        peer.notify(
                "codex/event",
                EventParams.ofToolCall(
                        requestId, event.submission(), EventJson.write(event.event())));
    }
}
