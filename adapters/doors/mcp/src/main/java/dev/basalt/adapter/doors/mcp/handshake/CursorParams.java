package dev.basalt.adapter.doors.mcp.handshake;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.mcp.params.Params;
import dev.basalt.adapter.doors.mcp.params.ParamsException;

/** The params of a list: a cursor, which is checked and not used, since lists are short. */
final class CursorParams {

    private CursorParams() {}

    static void check(RawJson raw) throws ParamsException {
        if (raw.isAbsentOrNull() || raw.isEmptyList()) {
            return;
        }
        Params params = Params.of(raw);
        if (!params.get("cursor").isAbsentOrNull()) {
            params.string("cursor");
        }
    }
}
