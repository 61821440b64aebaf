package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The params of {@code initialize}, read with the streaming parser alone.
 *
 * @param elicitation whether the client can ask its user something
 */
record InitializeParams(String protocolVersion, boolean elicitation) {

    /** Reads the params; whatever is not known is passed over. */
    static InitializeParams read(RawJson params) throws ParamsException {
        try (JsonParser parser = StreamingParams.open(params)) {
            String protocolVersion = null;
            Boolean elicitation = null;
            boolean clientInfo = false;
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                parser.nextToken();
                switch (key) {
                    case "protocolVersion" ->
                            protocolVersion =
                                    StreamingParams.string(parser, "params.protocolVersion");
                    case "capabilities" -> elicitation = elicitation(parser);
                    case "clientInfo" -> {
                        checkClientInfo(parser);
                        clientInfo = true;
                    }
                    default -> parser.skipChildren();
                }
            }
            if (!clientInfo) {
                throw missing("params.clientInfo");
            }
            return new InitializeParams(
                    present(protocolVersion, "params.protocolVersion"),
                    present(elicitation, "params.capabilities"));
        }
    }

    private static boolean elicitation(JsonParser parser) throws ParamsException {
        StreamingParams.expectObject(parser, "params.capabilities");
        boolean found = false;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (key.equals("elicitation") && value != JsonToken.VALUE_NULL) {
                StreamingParams.expectObject(parser, "params.capabilities.elicitation");
                found = true;
            }
            parser.skipChildren();
        }
        return found;
    }

    private static void checkClientInfo(JsonParser parser) throws ParamsException {
        StreamingParams.expectObject(parser, "params.clientInfo");
        String name = null;
        String version = null;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            parser.nextToken();
            switch (key) {
                case "name" -> name = StreamingParams.string(parser, "params.clientInfo.name");
                case "version" ->
                        version = StreamingParams.string(parser, "params.clientInfo.version");
                default -> parser.skipChildren();
            }
        }
        present(name, "params.clientInfo.name");
        present(version, "params.clientInfo.version");
    }

    private static <T> T present(@Nullable T value, String path) throws ParamsException {
        if (value == null) {
            throw missing(path);
        }
        return value;
    }

    private static ParamsException missing(String path) {
        return new ParamsException(path, "required");
    }
}
