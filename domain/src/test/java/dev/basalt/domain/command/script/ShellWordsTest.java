package dev.basalt.domain.command.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class ShellWordsTest {

    @Test
    void splitsAtBlanksAndKeepsOperatorsInTheirWords() {
        assertEquals(words("a", "|", "b;c", "&&d", "$e"), ShellWords.split(" a |\tb;c\n&&d $e "));
        assertEquals(words(), ShellWords.split(" \n"));
    }

    @Test
    void joinsTheQuotedAndUnquotedPartsOfAWord() {
        assertEquals(words("a b'c d", ""), ShellWords.split("a\\ b\"'c\"' d' ''"));
    }

    @Test
    void removesBackslashesAsAShellDoes() {
        assertEquals(
                words("a$b\\c\"d\\e", "f\\g", "hi"),
                ShellWords.split("\"a\\$b\\\\c\\\"d\\e\" 'f\\g' h\\\ni"));
    }

    @Test
    void skipsComments() {
        assertEquals(words("a", "b#c", "d"), ShellWords.split("a b#c # not read 'here\nd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "\"a\\\"", "a\\", "a 'b' \"c"})
    void hasNoWordsWhenAQuoteIsOpen(String line) {
        assertEquals(Optional.empty(), ShellWords.split(line));
    }

    private static Optional<List<String>> words(String... words) {
        return Optional.of(List.of(words));
    }
}
