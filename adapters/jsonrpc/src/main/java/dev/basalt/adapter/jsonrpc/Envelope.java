package dev.basalt.adapter.jsonrpc;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

import java.util.Optional;

/**
 * The members of one line as they are read. A first mistake is kept and reading goes on, since the
 * id, which the answer must name, may come after it.
 */
final class Envelope {

    private static final String WRONG_ID = "`id` is neither a string nor an integer of 64 bits";

    private final byte[] line;
    private final JsonParser parser;

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

    Envelope(byte[] line, JsonParser parser) {
        this.line = line;
        this.parser = parser;
    }

    Either<RpcFailure, Message> read() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return invalid(
                    parser.currentToken() == JsonToken.END_ARRAY
                            ? "batches are not supported"
                            : "a message is a JSON object");
        }
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (key) {
                case "jsonrpc" -> readJsonrpc(value);
                case "id" -> readId(value);
                case "method" -> readMethod(value);
                case "params" -> params = readRaw();
                case "result" -> result = readRaw();
                case "error" -> readError(value);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            id = null;
            return invalid("one message per line");
        }
        return mistake == null ? message() : invalid(mistake);
    }

    /** Refuses the line; the answer names the id as far as it was read. */
    Either<RpcFailure, Message> refuse(RpcError error) {
        return Either.left(new RpcFailure(error, Optional.ofNullable(id)));
    }

    private Either<RpcFailure, Message> message() {
        boolean complains = sawError && method == null && result == null;
        if (nullId && !complains) {
            return invalid(WRONG_ID);
        }
        if (method != null) {
            return Either.right(
                    id == null
                            ? new Message.Notification(method, params)
                            : new Message.Request(id, method, params));
        }
        if (complains) {
            return Either.right(
                    id == null
                            ? new Message.Complaint(errorCode, errorMessage)
                            : new Message.ErrorResponse(id, errorCode, errorMessage));
        }
        if (result == null) {
            return invalid("no method, result or error");
        }
        return id == null
                ? invalid("a result without id")
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

    private void readJsonrpc(JsonToken value) {
        if (sawJsonrpc) {
            note("`jsonrpc` twice");
        }
        sawJsonrpc = true;
        if (value != JsonToken.VALUE_STRING) {
            note("`jsonrpc` is not a string");
            parser.skipChildren();
        }
    }

    private void readId(JsonToken value) {
        if (sawId) {
            note("`id` twice");
            id = null;
            parser.skipChildren();
            return;
        }
        sawId = true;
        switch (value) {
            case VALUE_STRING -> id = new RequestId.Text(parser.getString());
            case VALUE_NUMBER_INT -> readIntegerId();
            case VALUE_NULL -> nullId = true;
            default -> {
                note(WRONG_ID);
                parser.skipChildren();
            }
        }
    }

    private void readIntegerId() {
        if (parser.getNumberType() == NumberType.BIG_INTEGER) {
            note(WRONG_ID);
        } else {
            id = new RequestId.Numeric(parser.getLongValue());
        }
    }

    private void readMethod(JsonToken value) {
        if (method != null) {
            note("`method` twice");
        }
        if (value == JsonToken.VALUE_STRING) {
            method = parser.getString();
        } else {
            note("`method` is not a string");
            parser.skipChildren();
        }
    }

    private RawJson readRaw() {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return RawJson.of(line, start, (int) parser.currentLocation().getByteOffset() - start);
    }

    private void readError(JsonToken value) {
        sawError = true;
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken member = parser.nextToken();
            if (key.equals("code") && member == JsonToken.VALUE_NUMBER_INT) {
                errorCode = parser.getNumberType() == NumberType.INT ? parser.getIntValue() : 0;
            } else if (key.equals("message") && member == JsonToken.VALUE_STRING) {
                errorMessage = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
    }
}
