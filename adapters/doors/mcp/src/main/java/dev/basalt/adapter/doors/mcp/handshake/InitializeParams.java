package dev.basalt.adapter.doors.mcp.handshake;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.mcp.params.Params;
import dev.basalt.adapter.doors.mcp.params.ParamsException;

/**
 * The params of {@code initialize}.
 *
 * @param elicitation whether the client can ask its user something
 */
record InitializeParams(String protocolVersion, boolean elicitation) {

    /** Reads the params; unknown members are ignored. */
    static InitializeParams read(RawJson raw) throws ParamsException {
        Params params = Params.of(raw);
        String protocolVersion = params.string("protocolVersion");
        Params capabilities = params.objectOrEmptyList("capabilities");
        if (!capabilities.get("roots").isAbsentOrNull()) {
            capabilities.objectOrEmptyList("roots").checkBoolean("listChanged");
        }
        Params clientInfo = params.object("clientInfo");
        clientInfo.string("name");
        clientInfo.string("version");
        if (!clientInfo.get("title").isAbsentOrNull()) {
            clientInfo.string("title");
        }
        // Its presence declares it: the value is reserved for future use.
        boolean elicitation = !capabilities.get("elicitation").isAbsentOrNull();
        return new InitializeParams(protocolVersion, elicitation);
    }
}
