package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;

class TomlWriterTest {

    private final TomlWriter writer = new TomlWriter();

    @Test
    void namesOfAKeyAreQuotedWhereTheyMustBe() {
        assertEquals(
                "projects.\"/a b/c.d\".trust-level_1.\"\"",
                writer.key(List.of("projects", "/a b/c.d", "trust-level_1", "")));
    }

    @Test
    void aTextIsEscaped() {
        assertEquals("\"a \\\" \\\\ \\t \\u0001 é\"", writer.value(text("a \" \\ \t \u0001 é")));
    }

    @Test
    void aTextOfSeveralLinesStaysOnOneLine() {
        assertEquals("\"a\\nb\"", writer.value(text("a\nb")));
    }

    @Test
    void aLongListStaysOnOneLine() {
        assertEquals(
                "[" + String.join(", ", Collections.nCopies(100, "\"some text\"")) + "]",
                writer.value(list(Collections.nCopies(100, text("some text")))));
    }

    @Test
    void tablesAndListsInsideOfOthersAreWrittenInline() {
        ConfigValue table =
                new ConfigTable(Map.of("a b", list(List.of(number(1), text("x")))), Place.BUILT_IN);

        assertEquals("{ \"a b\" = [1, \"x\"] }", writer.value(table));
        assertEquals("[{ \"a b\" = [1, \"x\"] }]", writer.value(list(List.of(table))));
    }

    @Test
    void numbersAndTruthValuesAreNotQuoted() {
        assertEquals("32768", writer.value(number(32_768)));
        assertEquals("1.5", writer.value(new Fraction(1.5, Place.BUILT_IN)));
        assertEquals("inf", writer.value(new Fraction(Double.POSITIVE_INFINITY, Place.BUILT_IN)));
        assertEquals("true", writer.value(new Truth(true, Place.BUILT_IN)));
        assertEquals("[]", writer.value(list(List.of())));
    }

    private static ConfigValue text(String text) {
        return new Text(text, Place.BUILT_IN);
    }

    private static ConfigValue number(long number) {
        return new Whole(number, Place.BUILT_IN);
    }

    private static ConfigValue list(List<ConfigValue> items) {
        return new Sequence(items, Place.BUILT_IN);
    }
}
