package dev.basalt.adapter.models.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTreeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"caf\u00e9 \\ud83d\\ude00 \\n\"",
                "0",
                "-7",
                "2147483648",
                "92233720368547758070",
                "0.1",
                "1e3",
                "-0.0",
                "{\"a\":[1,{\"b\":null},[false]],\"c\":{\"d\":\"e\"}}",
                "{\"a\":1,\"a\":2}",
                " \n {\"a\" : 1} \t"
            })
    void aTreeIsTheOneThatAMapperReads(String json) {
        assertEquals(JsonMapper.shared().readTree(json), StreamJson.tree(EventData.of(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "{\"a\"}", "{} {}", "[1]]", "nul", "{\"a\":}", "[,]"})
    void whatIsNoJsonIsRefused(String json) {
        EventData data = EventData.of(json);

        assertThrows(JacksonException.class, () -> StreamJson.tree(data));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void whatIsTooDeepIsRefused(int depth) {
        EventData data = EventData.of("[".repeat(depth) + "]".repeat(depth));

        assertThrows(JacksonException.class, () -> StreamJson.tree(data));
    }
}
