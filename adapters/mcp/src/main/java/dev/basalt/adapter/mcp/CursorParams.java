package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The params of a list: a cursor, which is checked and means nothing, since lists are short. */
final class CursorParams {

    private CursorParams() {}

    static void check(RawJson params) throws ParamsException {
        if (params.isAbsentOrNull()) {
            return;
        }
        try (JsonParser parser = StreamingParams.open(params)) {
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                if (parser.nextToken() != JsonToken.VALUE_NULL && key.equals("cursor")) {
                    StreamingParams.string(parser, "params.cursor");
                }
                parser.skipChildren();
            }
        }
    }
}
