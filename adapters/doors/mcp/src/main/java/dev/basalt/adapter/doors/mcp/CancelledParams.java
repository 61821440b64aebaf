package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.RawJson;
import dev.basalt.adapter.doors.jsonrpc.RequestId;

import java.util.Optional;

/** The params of {@code notifications/cancelled}. */
final class CancelledParams {

    private CancelledParams() {}

    /** Returns the id of the request that is taken back; empty when the params name none. */
    static Optional<RequestId> requestId(RawJson raw) {
        return raw.members()
                .flatMap(members -> members.getOrDefault("requestId", RawJson.ABSENT).id());
    }
}
