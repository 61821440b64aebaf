package dev.basalt.adapter.doors.jsonrpc.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.Random;

class JsonCursorTest {

    private static final JsonFactory JACKSON = new JsonFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "10",
                "-1.5",
                "1e5",
                "1E+5",
                "1e-05",
                "0.0",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\"",
                "[]",
                "{}",
                " [ ] ",
                "[1,\"a\",[],{},null]",
                "{\"a\":1,\"a\":{\"b\":[true]}}",
                "\t{ \"a\" : 1 }\n",
                "\"\u007f é 日 😀\"",
            })
    void acceptsJson(String text) {
        assertEquals("json", verdict(text));
        assertEquals("json", verdictOfJackson(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "-",
                "-a",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "tru",
                "True",
                "nul",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\u0000\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":}",
                "}",
                "NaN",
                "Infinity",
                "'a'",
                "// c",
                "1 2",
                "[] x",
                "\u0000",
                "\uFEFF1",
                "\u00a01",
            })
    void refusesWhatIsNot(String text) {
        assertEquals("not", verdict(text));
        assertEquals("not", verdictOfJackson(text));
    }

    @Test
    void agreesWithJacksonOnTextsThatAreAlmostJson() {
        var random = new Random(11);
        String signs = "{}[]\",:0123456789.eE+-truefalsn\\u \n\u0001é😀";
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            append(text, random, 0);
            for (int change = random.nextInt(3); change > 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                    default -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            // what half a surrogate pair becomes in UTF-8 is no matter here
            String proper = new String(text.toString().getBytes(UTF_8), UTF_8);
            assertEquals(verdictOfJackson(proper), verdict(proper), proper);
        }
    }

    @Test
    void readsStringsAsJacksonDoes() throws UnreadableJson {
        String text = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é日\\u0041\"";
        byte[] bytes = text.getBytes(UTF_8);
        try (var parser = JACKSON.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            assertEquals(parser.getString(), new JsonCursor(bytes, 0, bytes.length).string());
        }
    }

    private static void append(StringBuilder text, Random random, int depth) {
        switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> text.append(random.nextInt(200) - 100);
            case 1 -> text.append(random.nextInt(200) - 100).append('.').append(random.nextInt(99));
            case 2 -> text.append(random.nextInt(9)).append("e-").append(random.nextInt(20));
            case 3 -> text.append(random.nextBoolean() ? "true" : "null");
            case 4 -> text.append("\"a\\n\\u00e9é😀\"");
            case 5 -> {
                text.append('[');
                for (int i = random.nextInt(4); i > 0; i--) {
                    append(text, random, depth + 1);
                    text.append(i > 1 ? " ," : " ");
                }
                text.append(']');
            }
            default -> {
                text.append('{');
                for (int i = random.nextInt(4); i > 0; i--) {
                    text.append("\"k\" :");
                    append(text, random, depth + 1);
                    text.append(i > 1 ? "," : "");
                }
                text.append('}');
            }
        }
    }

    private static String verdict(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        var cursor = new JsonCursor(bytes, 0, bytes.length);
        try {
            cursor.skip();
            return cursor.isAtEnd() ? "json" : "not";
        } catch (UnreadableJson e) {
            return "not";
        }
    }

    private static String verdictOfJackson(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try (var parser = JACKSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            JsonToken first = parser.nextToken();
            if (first == null || text.startsWith("\uFEFF")) {
                return "not";
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null ? "json" : "not";
        } catch (JacksonException e) {
            return "not";
        }
    }
}
