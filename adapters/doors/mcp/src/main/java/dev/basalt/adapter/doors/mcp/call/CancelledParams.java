package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;

import java.util.Optional;

/** The params of {@code notifications/cancelled}. */
final class CancelledParams {

    private CancelledParams() {}

    /** Returns the id of the request that is cancelled; empty when the params name none. */
    static Optional<RequestId> requestId(RawJson raw) {
        return RequestId.of(raw.member("requestId"));
    }
}
