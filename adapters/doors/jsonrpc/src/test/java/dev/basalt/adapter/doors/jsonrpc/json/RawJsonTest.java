package dev.basalt.adapter.doors.jsonrpc.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

class RawJsonTest {

    private static final RawJson OBJECT =
            slice("{\"a\":{\"b\":[1, {\"a\":2}]},\"t\" : \"x\\ny\",\"n\":-7,\"f\":1.0,\"z\":null}");

    @Test
    void findsMembers() {
        assertEquals(slice("[1, {\"a\":2}]"), OBJECT.member("a").member("b"));
        assertEquals(Optional.of("x\ny"), OBJECT.member("t").asString());
        assertEquals(OptionalLong.of(-7), OBJECT.member("n").asLong());
        assertEquals(RawJson.ABSENT, OBJECT.member("missing"));
        assertEquals(RawJson.ABSENT, OBJECT.member("missing").member("deeper"));
        assertEquals(RawJson.ABSENT, OBJECT.member("t").member("x"));
        assertEquals(RawJson.ABSENT, slice("{}").member("x"));
    }

    @Test
    void aValueIsOnlyWhatItIs() {
        assertTrue(OBJECT.isObject());
        assertFalse(slice("[]").isObject());
        assertEquals(Optional.empty(), OBJECT.member("n").asString());
        assertEquals(OptionalLong.empty(), OBJECT.member("f").asLong());
        assertEquals(OptionalLong.empty(), OBJECT.member("t").asLong());
        assertEquals(OptionalLong.empty(), slice("9223372036854775808").asLong());
        assertEquals(OptionalLong.empty(), RawJson.ABSENT.asLong());
        assertEquals(Optional.empty(), RawJson.ABSENT.asString());
        assertFalse(RawJson.ABSENT.isObject());
    }

    @Test
    void nullIsLikeAbsent() {
        assertTrue(RawJson.ABSENT.isAbsentOrNull());
        assertTrue(OBJECT.member("z").isAbsentOrNull());
        assertFalse(OBJECT.member("n").isAbsentOrNull());
    }

    @Test
    void isEqualByItsText() throws IOException {
        var copy = RawJson.of(OBJECT.toByteArray());
        assertEquals(copy, OBJECT);
        assertEquals(copy.hashCode(), OBJECT.hashCode());
        assertNotEquals(copy, OBJECT.member("a"));
        var out = new ByteArrayOutputStream();
        OBJECT.member("a").writeTo(out);
        assertEquals("{\"b\":[1, {\"a\":2}]}", out.toString(UTF_8));
        assertEquals("1.0", new String(OBJECT.member("f").asInput().readAllBytes(), UTF_8));
    }

    @Test
    void printsNothingOfTheValue() {
        assertEquals("RawJson[8 bytes]", slice("\"secret\"").toString());
    }

    private static RawJson slice(String text) {
        byte[] bytes = ("xx" + text + "yy").getBytes(UTF_8);
        return RawJson.of(bytes, 2, bytes.length - 4);
    }
}
