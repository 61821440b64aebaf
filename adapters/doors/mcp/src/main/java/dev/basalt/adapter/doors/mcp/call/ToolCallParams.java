package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.mcp.params.Params;
import dev.basalt.adapter.doors.mcp.params.ParamsException;

import java.util.Optional;

/**
 * The params of {@code tools/call}, with the arguments left as they are: each tool reads its own.
 *
 * @param arguments absent or null where the client sent none
 * @param progressToken under which the client wants progress to be reported
 */
public record ToolCallParams(String name, RawJson arguments, Optional<RequestId> progressToken) {

    static ToolCallParams read(RawJson raw) throws ParamsException {
        Params params = Params.of(raw);
        return new ToolCallParams(
                params.string("name"),
                params.get("arguments"),
                RequestId.of(params.get("_meta").member("progressToken")));
    }
}
