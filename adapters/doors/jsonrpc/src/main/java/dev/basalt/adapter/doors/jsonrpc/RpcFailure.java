package dev.basalt.adapter.doors.jsonrpc;

import java.util.Optional;

/**
 * A line that is no message.
 *
 * @param id the id that the answer can name; empty when the line has none that can be read
 */
public record RpcFailure(RpcError error, Optional<RequestId> id) {

    static RpcFailure anonymous(RpcError error) {
        return new RpcFailure(error, Optional.empty());
    }
}
