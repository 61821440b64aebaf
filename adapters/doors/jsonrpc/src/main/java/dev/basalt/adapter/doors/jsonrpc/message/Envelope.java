package dev.basalt.adapter.doors.jsonrpc.message;

import dev.basalt.adapter.doors.jsonrpc.json.JsonCursor;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.json.UnreadableJson;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The members of one message as they are read. After an error, reading continues: the id that the
 * error response needs may follow. The first error is the one reported.
 */
final class Envelope {

    private static final String WRONG_ID = "`id` must be a string or a 64-bit integer";

    /** In bytes of JSON. The id is part of each event of a call, not only of its reply. */
    private static final int LONGEST_ID = 64 << 10;

    private final JsonCursor json;

    private @Nullable String mistake;
    private boolean sawJsonrpc;
    private boolean sawId;
    private boolean nullId;
    private boolean sawError;
    private @Nullable RequestId id;
    private @Nullable String method;
    private RawJson params = RawJson.ABSENT;
    private @Nullable RawJson result;
    private int errorCode;
    private String errorMessage = "";

    Envelope(JsonCursor json) {
        this.json = json;
    }

    Either<RpcFailure, Message> read() throws UnreadableJson {
        if (json.peek() == '{') {
            readObject();
        } else {
            note(
                    json.peek() == '['
                            ? "batches are not supported"
                            : "a message must be a JSON object");
            json.skip();
        }
        if (!json.isAtEnd()) {
            json.skip();
            id = null;
            return invalid("unexpected text after the message; send one message per line");
        }
        return mistake == null ? message() : invalid(mistake);
    }

    private void readObject() throws UnreadableJson {
        json.enterObject();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            switch (key) {
                case "jsonrpc" -> readJsonrpc();
                case "id" -> readId();
                case "method" -> readMethod();
                case "params" -> params = json.value();
                case "result" -> result = json.value();
                case "error" -> readError();
                default -> json.skip();
            }
        }
    }

    /** Refuses the line; the reply names the id if it was read. */
    Either<RpcFailure, Message> refuse(RpcError error) {
        return Either.left(new RpcFailure(error, Optional.ofNullable(id)));
    }

    private Either<RpcFailure, Message> message() {
        boolean isError = sawError && method == null && result == null;
        if (nullId && !isError) {
            return invalid(WRONG_ID);
        }
        if (method != null) {
            return Either.right(
                    id == null
                            ? new Message.Notification(method, params)
                            : new Message.Request(id, method, params));
        }
        if (isError) {
            return Either.right(
                    id == null
                            ? new Message.ErrorWithoutId(errorCode, errorMessage)
                            : new Message.ErrorResponse(id, errorCode, errorMessage));
        }
        if (result == null) {
            return invalid("the message has none of `method`, `result` and `error`");
        }
        return id == null
                ? invalid("a response must have an `id`")
                : Either.right(new Message.Response(id, result));
    }

    private Either<RpcFailure, Message> invalid(String reason) {
        return refuse(RpcError.invalidRequest("invalid request: " + reason));
    }

    private void note(String reason) {
        if (mistake == null) {
            mistake = reason;
        }
    }

    private void readJsonrpc() throws UnreadableJson {
        if (sawJsonrpc) {
            note("duplicate member `jsonrpc`");
        }
        sawJsonrpc = true;
        if (json.peek() != '"') {
            note("`jsonrpc` must be a string");
        }
        json.skip();
    }

    private void readId() throws UnreadableJson {
        if (sawId) {
            note("duplicate member `id`");
            id = null;
            json.skip();
            return;
        }
        sawId = true;
        RawJson value = json.value();
        nullId = value.isAbsentOrNull();
        if (value.length() > LONGEST_ID) {
            note("`id` is longer than " + LONGEST_ID + " bytes");
            return;
        }
        id = RequestId.of(value).orElse(null);
        if (id == null && !nullId) {
            note(WRONG_ID);
        }
    }

    private void readMethod() throws UnreadableJson {
        if (method != null) {
            note("duplicate member `method`");
        }
        if (json.peek() == '"') {
            method = json.string();
        } else {
            note("`method` must be a string");
            json.skip();
        }
    }

    private void readError() throws UnreadableJson {
        RawJson error = json.value();
        sawError = true;
        errorCode = (int) error.member("code").integer().orElse(0);
        errorMessage = error.member("message").string().orElse("");
    }
}
