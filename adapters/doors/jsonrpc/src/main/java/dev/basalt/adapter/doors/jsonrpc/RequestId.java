package dev.basalt.adapter.doors.jsonrpc;

import java.nio.charset.StandardCharsets;

/** The id of a request. {@code 1} and {@code "1"} are two ids; an answer keeps the type. */
public sealed interface RequestId {

    record Text(String value) implements RequestId {

        @Override
        public String asText() {
            return value;
        }

        @Override
        public byte[] toJson() {
            return JsonText.quote(value);
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

    /** Returns the id without regard to its type: {@code 3} and {@code "3"} are both "3". */
    String asText();

    /** Returns the id as JSON, ASCII only. */
    byte[] toJson();
}
