package dev.basalt.domain.settings.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SettingTypeTest {

    private static final Place PLACE = Place.line("config.toml", 3);

    private static final SettingType<Answer> ANSWER =
            SettingTypes.oneOf(Answer.values(), Answer::word);

    private enum Answer {
        YES,
        NO;

        String word() {
            return this == YES ? "yes" : "no";
        }
    }

    @Test
    void valuesAreReadAsTheTypeOfTheirKey() {
        assertEquals("a", SettingTypes.TEXT.read(text("a")));
        assertEquals(Path.of("/a"), SettingTypes.PATH.read(text("/a")));
        assertEquals(true, SettingTypes.FLAG.read(new Truth(true, PLACE)));
        assertEquals(7L, SettingTypes.COUNT.read(new Whole(7, PLACE)));
        assertEquals(Answer.NO, ANSWER.read(text("no")));
        assertEquals(
                List.of("a", "b"),
                SettingTypes.listOf(SettingTypes.TEXT).read(list(text("a"), text("b"))));
        assertEquals(
                Map.of("a", "b"),
                SettingTypes.entriesOf(SettingTypes.SECRET).read(table("a", text("b"))));
    }

    @Test
    void valuesAreWrittenAsTheyAreRead() {
        assertEquals(text("a"), SettingTypes.TEXT.write("a", PLACE));
        assertEquals(text("/a"), SettingTypes.PATH.write(Path.of("/a"), PLACE));
        assertEquals(new Truth(true, PLACE), SettingTypes.FLAG.write(true, PLACE));
        assertEquals(new Whole(7, PLACE), SettingTypes.COUNT.write(7L, PLACE));
        assertEquals(text("yes"), ANSWER.write(Answer.YES, PLACE));
        assertEquals(
                list(new Whole(7, PLACE)),
                SettingTypes.listOf(SettingTypes.COUNT).write(List.of(7L), PLACE));
        assertEquals(
                table("a", text("b")),
                SettingTypes.entriesOf(SettingTypes.TEXT).write(Map.of("a", "b"), PLACE));
    }

    @Test
    void aValueOfTheTypeIsNoError() {
        assertEquals(Optional.empty(), SettingTypes.COUNT.check(new Whole(0, PLACE), "key"));
        assertEquals(Optional.empty(), ANSWER.check(text("yes"), "key"));
    }

    @Test
    void anErrorNamesWhatWasFoundAndWhatWasExpected() {
        assertEquals(
                "expected a string, found true", error(SettingTypes.TEXT, new Truth(true, PLACE)));
        assertEquals("expected a path, found 5", error(SettingTypes.PATH, new Whole(5, PLACE)));
        assertEquals(
                "expected a path: Nul character not allowed",
                error(SettingTypes.PATH, text("a\0b")));
        assertEquals(
                "expected `true` or `false`, found \"true\"",
                error(SettingTypes.FLAG, text("true")));
        assertEquals(
                "expected a whole number of at least 0, found 1.5",
                error(SettingTypes.COUNT, new Fraction(1.5, PLACE)));
        assertEquals(
                "expected a whole number of at least 0, found -1",
                error(SettingTypes.COUNT, new Whole(-1, PLACE)));
        assertEquals(
                "expected a list, found a table",
                error(SettingTypes.listOf(SettingTypes.TEXT), table("a", text("b"))));
        assertEquals("expected a table, found a list", error(SettingTypes.TABLE, list()));
    }

    @Test
    void theErrorForAnUnknownWordNamesTheKnownOnes() {
        assertEquals("expected `yes` or `no`, found \"maybe\"", error(ANSWER, text("maybe")));
        assertEquals(
                "expected `a`, `b` or `c`, found \"d\"",
                error(SettingTypes.oneOf(List.of("a", "b", "c")), text("d")));
        assertEquals("expected `yes` or `no`, found 1", error(ANSWER, new Whole(1, PLACE)));
    }

    @Test
    void anErrorInAnItemOrAnEntryIsFound() {
        assertEquals(
                Optional.of(SettingsError.at(PLACE, "key", "expected a string, found 1")),
                SettingTypes.listOf(SettingTypes.TEXT)
                        .check(list(text("a"), new Whole(1, PLACE)), "key"));
        assertEquals(
                Optional.of(SettingsError.at(PLACE, "key.a", "expected a string, found 1")),
                SettingTypes.entriesOf(SettingTypes.TEXT)
                        .check(table("a", new Whole(1, PLACE)), "key"));
    }

    @Test
    void anErrorInASecretDoesNotShowIt() {
        assertEquals(
                "expected a string, found a value of another type",
                error(SettingTypes.SECRET, new Whole(1234, PLACE)));
        assertEquals(
                "expected a table, found a value of another type",
                error(SettingTypes.entriesOf(SettingTypes.SECRET), text("s3cret")));
    }

    private static String error(SettingType<?> type, ConfigValue value) {
        return type.check(value, "key").orElseThrow().reason();
    }

    private static ConfigValue text(String text) {
        return new Text(text, PLACE);
    }

    private static ConfigValue list(ConfigValue... items) {
        return new Sequence(List.of(items), PLACE);
    }

    private static ConfigValue table(String name, ConfigValue value) {
        return new ConfigTable(Map.of(name, value), PLACE);
    }
}
