package dev.basalt.adapter.doors.jsonrpc.message;

import dev.basalt.domain.text.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes the messages of the server. Each is returned in pieces that make up one line, so that
 * params that several clients receive are written once and not copied before they are sent.
 */
public final class MessageWriter {

    private static final byte[] BEFORE_ID = ascii("{\"id\":");
    private static final byte[] BEFORE_RESULT = ascii(",\"jsonrpc\":\"2.0\",\"result\":");
    private static final byte[] BEFORE_ASKED_METHOD = ascii(",\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_METHOD = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_PARAMS = ascii(",\"params\":");
    private static final byte[] BEFORE_CODE = ascii("{\"error\":{\"code\":");
    private static final byte[] BEFORE_MESSAGE = ascii(",\"message\":");
    private static final byte[] BEFORE_DATA = ascii(",\"data\":");
    private static final byte[] BEFORE_FAILED_ID = ascii("},\"id\":");
    private static final byte[] AFTER_FAILED_ID = ascii(",\"jsonrpc\":\"2.0\"}");
    private static final byte[] AFTER_ERROR = ascii("},\"jsonrpc\":\"2.0\"}");
    private static final byte[] NOTHING = {};
    private static final byte[] END = {'}'};

    private MessageWriter() {}

    /** Returns a request to the client. */
    public static byte[][] request(RequestId id, String method, byte[] params) {
        return new byte[][] {
            BEFORE_ID, id.toJson(), BEFORE_ASKED_METHOD, quoted(method), BEFORE_PARAMS, params, END
        };
    }

    /**
     * Returns a notification.
     *
     * @param params the params as JSON, in pieces
     */
    public static byte[][] notification(String method, byte[]... params) {
        byte[][] line = new byte[params.length + 4][];
        line[0] = BEFORE_METHOD;
        line[1] = quoted(method);
        line[2] = BEFORE_PARAMS;
        System.arraycopy(params, 0, line, 3, params.length);
        line[params.length + 3] = END;
        return line;
    }

    /** Returns the reply to a request. */
    public static byte[][] result(RequestId id, byte[] json) {
        return new byte[][] {BEFORE_ID, id.toJson(), BEFORE_RESULT, json, END};
    }

    /**
     * Returns an error.
     *
     * @param id of the request that is refused; without one the member is left out, since clients
     *     fail on null
     */
    public static byte[][] error(Optional<RequestId> id, RpcError error) {
        boolean data = error.data().isPresent();
        return new byte[][] {
            BEFORE_CODE,
            ascii(Integer.toString(error.code())),
            BEFORE_MESSAGE,
            quoted(error.message()),
            data ? BEFORE_DATA : NOTHING,
            data ? quoted(error.data().get()) : NOTHING,
            id.isPresent() ? BEFORE_FAILED_ID : NOTHING,
            id.isPresent() ? id.get().toJson() : NOTHING,
            id.isPresent() ? AFTER_FAILED_ID : AFTER_ERROR
        };
    }

    private static byte[] quoted(String text) {
        return ascii(JsonString.quoteAscii(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
