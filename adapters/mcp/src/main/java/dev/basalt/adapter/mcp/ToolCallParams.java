package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;
import dev.basalt.adapter.jsonrpc.RequestId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Optional;

/**
 * The params of {@code tools/call}, with the arguments left as they came: each tool reads its own.
 *
 * @param arguments absent or null where the client sent none
 * @param progressToken under which the client wants to hear of progress
 */
record ToolCallParams(String name, RawJson arguments, Optional<RequestId> progressToken) {

    static ToolCallParams read(RawJson params) throws ParamsException {
        try (JsonParser parser = StreamingParams.open(params)) {
            String name = null;
            RawJson arguments = RawJson.ABSENT;
            RequestId progressToken = null;
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                parser.nextToken();
                switch (key) {
                    case "name" -> name = StreamingParams.string(parser, "params.name");
                    case "arguments" -> arguments = StreamingParams.raw(parser, params);
                    case "_meta" -> progressToken = progressToken(parser);
                    default -> parser.skipChildren();
                }
            }
            if (name == null) {
                throw new ParamsException("params.name", "required");
            }
            return new ToolCallParams(name, arguments, Optional.ofNullable(progressToken));
        }
    }

    private static @Nullable RequestId progressToken(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        RequestId token = null;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (key.equals("progressToken")) {
                token = StreamingParams.id(parser, value);
            }
            parser.skipChildren();
        }
        return token;
    }
}
