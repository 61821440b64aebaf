package dev.basalt.adapter.doors.codex.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.tool.Arguments;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class JsonArgumentsTest {

    @Arguments
    record Search(
            List<String> words, @Nullable Path startDirectory, @Nullable Duration longestWait) {}

    @Arguments(exact = true)
    record Exactly(String oneThing) {}

    @Test
    void namesAreInSnakeCaseAndOtherMembersAreIgnored() {
        assertEquals(
                Either.right(new Search(List.of("a"), Path.of("src"), Duration.ofMillis(7))),
                new JsonArguments()
                        .read(
                                """
                                {"words":["a"],"start_directory":"src","longest_wait":7,"x":{}}
                                """,
                                Search.class));
    }

    @Test
    void nullAndAbsentAreTheSame() {
        assertEquals(
                Either.right(new Search(List.of(), null, null)),
                new JsonArguments().read("{\"words\":[],\"start_directory\":null}", Search.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~ | EOF while parsing a value
                    {} | missing field `words`
                    {"words":["a",1]} | invalid type: integer `1`, expected a string in words[1]
                    {"words":[],"start_directory":1} | invalid type: integer `1`, expected a string in start_directory
                    [] | invalid length 0, expected struct Search with 3 elements
                    """)
    void theMessageSaysWhatIsWrongAndWhere(String json, String message) {
        assertEquals(Either.left(message), new JsonArguments().read(json, Search.class));
    }

    @Test
    void exactArgumentsHaveNoOtherMembers() {
        assertEquals(
                Either.left("unknown field `other`, expected `one_thing`"),
                new JsonArguments().read("{\"one_thing\":\"\",\"other\":1}", Exactly.class));
    }
}
