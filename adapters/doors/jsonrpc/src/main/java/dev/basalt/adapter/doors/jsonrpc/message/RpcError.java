package dev.basalt.adapter.doors.jsonrpc.message;

import java.util.Optional;

/**
 * Why a request is refused.
 *
 * @param code of JSON-RPC 2.0
 * @param message one sentence for people
 * @param data details, where clients depend on the message
 */
public record RpcError(int code, String message, Optional<String> data) {

    /** The line is not JSON. */
    public static final int PARSE_ERROR = -32700;

    /** The line is JSON, but not a message; or the message is not valid now. */
    public static final int INVALID_REQUEST = -32600;

    public static final int METHOD_NOT_FOUND = -32601;

    public static final int INVALID_PARAMS = -32602;

    /** Something went wrong that is not the client's fault. */
    public static final int INTERNAL_ERROR = -32603;

    /** Characters of a name that a client sent, where a message names it. */
    private static final int SHOWN = 200;

    public RpcError(int code, String message) {
        this(code, message, Optional.empty());
    }

    /** Returns this error with a reason as its data. */
    public RpcError because(String reason) {
        return new RpcError(code, message, Optional.of(reason));
    }

    public static RpcError parseError(String reason) {
        return new RpcError(PARSE_ERROR, "parse error: " + reason);
    }

    public static RpcError invalidRequest(String message) {
        return new RpcError(INVALID_REQUEST, message);
    }

    public static RpcError methodNotFound(String method) {
        return new RpcError(METHOD_NOT_FOUND, "method not found: " + excerpt(method));
    }

    /**
     * Names a member of the params that cannot be used.
     *
     * @param path where it is wrong, seen from the message: {@code params.items[0].type}
     * @param reason what was expected there
     */
    public static RpcError invalidParams(String path, String reason) {
        return new RpcError(INVALID_PARAMS, "invalid params: " + path + ": " + reason);
    }

    /** Returns what a client sent for use in a message: the first 200 characters of it. */
    public static String excerpt(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }

    public static RpcError internalError(String message) {
        return new RpcError(INTERNAL_ERROR, message);
    }
}
