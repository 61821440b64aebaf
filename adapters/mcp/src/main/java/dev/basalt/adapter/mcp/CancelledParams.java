package dev.basalt.adapter.mcp;

import dev.basalt.adapter.jsonrpc.RawJson;
import dev.basalt.adapter.jsonrpc.RequestId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Optional;

/** The params of {@code notifications/cancelled}. */
final class CancelledParams {

    private CancelledParams() {}

    /** Returns the id of the request that is taken back; empty when the params name none. */
    static Optional<RequestId> requestId(RawJson params) {
        try (JsonParser parser = StreamingParams.open(params)) {
            @Nullable RequestId id = null;
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (key.equals("requestId")) {
                    id = StreamingParams.id(parser, value);
                }
                parser.skipChildren();
            }
            return Optional.ofNullable(id);
        } catch (ParamsException e) {
            return Optional.empty();
        }
    }
}
