package dev.basalt.adapter.doors.jsonrpc.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

class RawJsonTest {

    private static final RawJson OBJECT =
            slice("{\"a\":{\"b\":[1, {\"a\":2}]},\"t\" : \"x\\ny\",\"n\":-7,\"f\":1.0,\"z\":null}");

    @Test
    void findsMembers() {
        assertEquals(slice("[1, {\"a\":2}]"), OBJECT.member("a").member("b"));
        assertEquals(Optional.of("x\ny"), OBJECT.member("t").string());
        assertEquals(OptionalLong.of(-7), OBJECT.member("n").integer());
        assertEquals(RawJson.ABSENT, OBJECT.member("missing"));
        assertEquals(RawJson.ABSENT, OBJECT.member("missing").member("deeper"));
        assertEquals(RawJson.ABSENT, OBJECT.member("t").member("x"));
        assertEquals(RawJson.ABSENT, slice("{}").member("x"));
    }

    @Test
    void aValueOfAnotherTypeIsEmpty() {
        assertEquals(Optional.empty(), OBJECT.member("n").string());
        assertEquals(OptionalLong.empty(), OBJECT.member("f").integer());
        assertEquals(OptionalLong.empty(), OBJECT.member("t").integer());
        assertEquals(OptionalLong.empty(), slice("9223372036854775808").integer());
        assertEquals(OptionalLong.empty(), RawJson.ABSENT.integer());
        assertEquals(Optional.empty(), RawJson.ABSENT.string());
    }

    @Test
    void ofANameThatOccursTwiceTheLastCounts() {
        assertEquals(slice("2"), slice("{\"a\":1,\"a\":2}").member("a"));
    }

    @Test
    void nullIsLikeAbsent() {
        assertTrue(RawJson.ABSENT.isAbsentOrNull());
        assertTrue(OBJECT.member("z").isAbsentOrNull());
        assertFalse(OBJECT.member("n").isAbsentOrNull());
    }

    @Test
    void isEqualByItsText() {
        var copy =
                RawJson.of(
                        "{\"a\":{\"b\":[1, {\"a\":2}]},\"t\" : \"x\\ny\",\"n\":-7,\"f\":1.0,\"z\":null}"
                                .getBytes(UTF_8));
        assertEquals(copy, OBJECT);
        assertEquals(copy.hashCode(), OBJECT.hashCode());
        assertNotEquals(copy, OBJECT.member("a"));
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
