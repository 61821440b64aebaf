package dev.basalt.adapter.machine.filesystem.config;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Converts the parser's values to configuration values, each with its position. */
final class TomlValues {

    private final Function<@Nullable TomlPosition, Place> places;

    /** Creates a converter for the values of a file. */
    TomlValues(String file) {
        this.places = position -> Place.line(file, position == null ? 1 : position.line());
    }

    /** Creates a converter for values that share one position. */
    TomlValues(Place place) {
        this.places = _ -> place;
    }

    ConfigTable table(TomlTable toml) {
        return table(toml, places.apply(null));
    }

    private ConfigTable table(TomlTable toml, Place place) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : toml.entrySet()) {
            TomlPosition position = toml.inputPositionOf(List.of(entry.getKey()));
            entries.put(entry.getKey(), value(entry.getValue(), places.apply(position)));
        }
        return new ConfigTable(entries, place);
    }

    private ConfigValue sequence(TomlArray toml, Place place) {
        List<ConfigValue> items = new ArrayList<>();
        for (int i = 0; i < toml.size(); i++) {
            items.add(value(toml.get(i), places.apply(toml.inputPositionOf(i))));
        }
        return new ConfigValue.Sequence(items, place);
    }

    ConfigValue value(Object toml, Place place) {
        return switch (toml) {
            case String text -> new ConfigValue.Text(text, place);
            case Long number -> new ConfigValue.Whole(number, place);
            case Double number -> new ConfigValue.Fraction(number, place);
            case Boolean truth -> new ConfigValue.Truth(truth, place);
            case TomlArray items -> sequence(items, place);
            case TomlTable entries -> table(entries, place);
            case OffsetDateTime time ->
                    text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time), place);
            case LocalDateTime time ->
                    text(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time), place);
            case LocalDate date -> text(DateTimeFormatter.ISO_LOCAL_DATE.format(date), place);
            case LocalTime time -> text(DateTimeFormatter.ISO_LOCAL_TIME.format(time), place);
            default -> throw new IllegalStateException("TOML has no " + toml.getClass());
        };
    }

    private static ConfigValue text(String text, Place place) {
        return new ConfigValue.Text(text, place);
    }
}
