package dev.basalt.adapter.doors.mcp;

import dev.basalt.adapter.doors.jsonrpc.RawJson;
import dev.basalt.adapter.doors.jsonrpc.RequestId;

import java.util.Optional;

/**
 * The params of {@code tools/call}, with the arguments left as they came: each tool reads its own.
 *
 * @param arguments absent or null where the client sent none
 * @param progressToken under which the client wants to hear of progress
 */
record ToolCallParams(String name, RawJson arguments, Optional<RequestId> progressToken) {

    static ToolCallParams read(RawJson raw) throws ParamsException {
        Params params = Params.of(raw);
        return new ToolCallParams(
                params.string("name"),
                params.get("arguments"),
                params.get("_meta")
                        .members()
                        .flatMap(meta -> meta.getOrDefault("progressToken", RawJson.ABSENT).id()));
    }
}
