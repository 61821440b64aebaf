package dev.basalt.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConfigTableTest {

    private static final Place LOW = Place.line("config.toml", 3);
    private static final Place HIGH = Place.COMMAND_LINE;

    @Test
    void aValueIsFoundAtTheEndOfItsPath() {
        ConfigTable table = table(LOW, Map.of("a", table(LOW, Map.of("b", whole(1, LOW)))));

        assertEquals(Optional.of(whole(1, LOW)), table.at(List.of("a", "b")));
        assertEquals(Optional.empty(), table.at(List.of("a", "c")));
        assertEquals(Optional.empty(), table.at(List.of("a", "b", "c")));
    }

    @Test
    void settingAValueReplacesTheWholeOldValue() {
        ConfigTable table = table(LOW, Map.of("a", table(LOW, Map.of("b", whole(1, LOW)))));

        assertEquals(
                table(LOW, Map.of("a", table(HIGH, Map.of()))),
                table.with(List.of("a"), table(HIGH, Map.of())));
    }

    @Test
    void aPlainValueOnTheWayIsReplacedByATable() {
        ConfigTable table = table(LOW, Map.of("a", whole(1, LOW)));

        assertEquals(
                table(LOW, Map.of("a", table(HIGH, Map.of("b", whole(2, HIGH))))),
                table.with(List.of("a", "b"), whole(2, HIGH)));
    }

    @Test
    void layersAreMergedTableByTable() {
        ConfigTable low =
                table(
                        LOW,
                        Map.of(
                                "a", table(LOW, Map.of("b", whole(1, LOW), "c", whole(2, LOW))),
                                "d", whole(3, LOW)));
        ConfigTable high =
                table(
                        HIGH,
                        Map.of("a", table(HIGH, Map.of("b", whole(9, HIGH))), "e", whole(8, HIGH)));

        assertEquals(
                table(
                        HIGH,
                        Map.of(
                                "a", table(HIGH, Map.of("b", whole(9, HIGH), "c", whole(2, LOW))),
                                "d", whole(3, LOW),
                                "e", whole(8, HIGH))),
                high.over(low));
    }

    @Test
    void aListReplacesTheListBelow() {
        ConfigTable low = table(LOW, Map.of("a", sequence(LOW, whole(1, LOW))));
        ConfigTable high = table(HIGH, Map.of("a", sequence(HIGH)));

        assertEquals(high, high.over(low));
    }

    @Test
    void textsAreNotShownInPrintedText() {
        ConfigTable table = table(LOW, Map.of("token", new ConfigValue.Text("s3cret", LOW)));

        assertFalse(table.toString().contains("s3cret"));
    }

    private static ConfigTable table(Place place, Map<String, ConfigValue> entries) {
        return new ConfigTable(entries, place);
    }

    private static ConfigValue whole(long value, Place place) {
        return new ConfigValue.Whole(value, place);
    }

    private static ConfigValue sequence(Place place, ConfigValue... items) {
        return new ConfigValue.Sequence(List.of(items), place);
    }
}
