package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.domain.auth.AuthError;

/** Error codes and messages of signing in and out. */
final class AccountErrors {

    private AccountErrors() {}

    static RpcError of(AuthError error) {
        return switch (error) {
            case AuthError.UnknownLogin _ -> RpcError.invalidRequest(error.message());
            case AuthError.Misconfigured _ ->
                    RpcError.invalidRequest("error deriving config: " + error.message());
            default -> RpcError.internalError(error.message());
        };
    }
}
