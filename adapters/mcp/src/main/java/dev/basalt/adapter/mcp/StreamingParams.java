package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;
import dev.basalt.adapter.jsonrpc.RequestId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads params without an object mapper, which would take longer to build than the answer may. */
final class StreamingParams {

    private static final JsonFactory JSON = new JsonFactory();

    private StreamingParams() {}

    /** Opens the params, which must be an object, for the reading of its members. */
    static JsonParser open(RawJson params) throws ParamsException {
        if (params.isAbsentOrNull()) {
            throw new ParamsException("params", "required");
        }
        JsonParser parser =
                JSON.createParser(
                        ObjectReadContext.empty(),
                        params.array(),
                        params.offset(),
                        params.length());
        parser.nextToken();
        expectObject(parser, "params");
        return parser;
    }

    static void expectObject(JsonParser parser, String path) throws ParamsException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new ParamsException(path, "expected an object");
        }
    }

    static String string(JsonParser parser, String path) throws ParamsException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new ParamsException(path, "expected a string");
        }
        return parser.getString();
    }

    /** Returns a string or an integer as an id; null for anything else. */
    static @Nullable RequestId id(JsonParser parser, JsonToken value) {
        return switch (value) {
            case VALUE_STRING -> new RequestId.Text(parser.getString());
            case VALUE_NUMBER_INT ->
                    switch (parser.getNumberType()) {
                        case INT, LONG -> new RequestId.Numeric(parser.getLongValue());
                        default -> null;
                    };
            default -> null;
        };
    }

    /** Passes over the value at hand and returns its text, a part of the params. */
    static RawJson raw(JsonParser parser, RawJson params) {
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long end = parser.currentLocation().getByteOffset();
        return RawJson.of(params.array(), params.offset() + (int) start, (int) (end - start));
    }
}
