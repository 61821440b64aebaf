package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;

/**
 * The params of {@code initialize}.
 *
 * @param elicitation whether the client can ask its user something
 */
record InitializeParams(String protocolVersion, boolean elicitation) {

    /** Reads the params; whatever is not known is passed over. */
    static InitializeParams read(RawJson raw) throws ParamsException {
        Params params = Params.of(raw);
        String protocolVersion = params.string("protocolVersion");
        Params capabilities = params.object("capabilities");
        boolean elicitation = !capabilities.get("elicitation").isAbsentOrNull();
        if (elicitation) {
            capabilities.object("elicitation");
        }
        Params clientInfo = params.object("clientInfo");
        clientInfo.string("name");
        clientInfo.string("version");
        return new InitializeParams(protocolVersion, elicitation);
    }
}
