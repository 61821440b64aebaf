package dev.basalt.adapter.doors.jsonrpc.message;

import java.util.Optional;

/**
 * A line that is not a message.
 *
 * @param id the id that the reply names; empty when the line has none that can be read
 */
public record RpcFailure(RpcError error, Optional<RequestId> id) {

    public static RpcFailure anonymous(RpcError error) {
        return new RpcFailure(error, Optional.empty());
    }
}
