package dev.basalt.domain.command.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ShellQuotingTest {

    static Stream<Arguments> observed() {
        return Vectors.cases("shell-quote")
                .map(c ->
                        Arguments.of(
                                Vectors.strings(c.get("argv")), c.get("joined").stringValue()));
    }

    @ParameterizedTest
    @MethodSource("observed")
    void quotesAsTheReferenceDoes(List<String> argv, String joined) {
        assertEquals(joined, ShellQuoting.join(argv));
    }

    @ParameterizedTest
    @MethodSource("observed")
    void aShellParsesTheSameWords(List<String> argv, String joined) {
        assertEquals(Optional.of(argv), ShellWords.split(joined));
    }

    @Test
    void writesAnEmptyWordAsTwoQuotes() {
        assertEquals("x '' y", ShellQuoting.join(List.of("x", "", "y")));
        assertEquals("", ShellQuoting.join(List.of()));
    }

    @Test
    void changesTheQuotingStyleWithinAWord() {
        assertEquals("\"a'b\\\"c\"'$d'", ShellQuoting.join(List.of("a'b\"c$d")));
        assertEquals("'^''^'\"'\"", ShellQuoting.join(List.of("^^'")));
    }

    @Test
    void marksACommandThatContainsANulByte() {
        assertEquals("<command included NUL byte>", ShellQuoting.join(List.of("a", "b\0c")));
    }
}
