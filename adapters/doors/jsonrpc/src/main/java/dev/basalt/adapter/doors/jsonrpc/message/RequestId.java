package dev.basalt.adapter.doors.jsonrpc.message;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.domain.text.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** The id of a request. {@code 1} and {@code "1"} are two ids; a reply keeps the type. */
public sealed interface RequestId {

    record Text(String value) implements RequestId {

        @Override
        public String asText() {
            return value;
        }

        @Override
        public byte[] toJson() {
            return JsonString.quoteAscii(value).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    record Numeric(long value) implements RequestId {

        @Override
        public String asText() {
            return Long.toString(value);
        }

        @Override
        public byte[] toJson() {
            return asText().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads a string or an integer of 64 bits; empty for any other value. */
    static Optional<RequestId> of(RawJson json) {
        Optional<String> text = json.string();
        if (text.isPresent()) {
            return Optional.of(new Text(text.get()));
        }
        OptionalLong number = json.integer();
        return number.isPresent() ? Optional.of(new Numeric(number.getAsLong())) : Optional.empty();
    }

    /** Returns the id without regard to its type: {@code 3} and {@code "3"} are both "3". */
    String asText();

    /** Returns the id as JSON, ASCII only. */
    byte[] toJson();
}
