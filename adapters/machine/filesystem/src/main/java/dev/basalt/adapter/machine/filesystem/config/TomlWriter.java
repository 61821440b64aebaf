package dev.basalt.adapter.machine.filesystem.config;

import static java.util.stream.Collectors.joining;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigWriter;

import org.tomlj.Toml;
import org.tomlj.TomlBindOptions;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes TOML 1.0, one key or value at a time. */
public final class TomlWriter implements ConfigWriter {

    private static final TomlWriteOptions ONE_LINE =
            TomlWriteOptions.defaults()
                    .withVersion(TomlVersion.V1_0_0)
                    .withLineSeparator("\n")
                    .withMaxLineWidth(Integer.MAX_VALUE);

    @Override
    public String key(List<String> path) {
        return path.stream()
                .map(name -> between("", document(name, 0L), " = 0\n"))
                .collect(joining("."));
    }

    @Override
    public String value(ConfigValue value) {
        // within two arrays the library writes long texts and tables on one line, too
        return between("_ = [[", document("_", List.of(List.of(plain(value)))), "]]\n");
    }

    private static String document(String name, Object value) {
        return Toml.toToml(Map.of(name, value), TomlBindOptions.defaults(), ONE_LINE);
    }

    private static String between(String start, String text, String end) {
        if (!text.startsWith(start) || !text.endsWith(end)) {
            throw new IllegalStateException("the library writes TOML in another form");
        }
        return text.substring(start.length(), text.length() - end.length());
    }

    private static Object plain(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Text(String text, _) -> text;
            case ConfigValue.Whole(long number, _) -> number;
            case ConfigValue.Fraction(double number, _) -> number;
            case ConfigValue.Truth(boolean truth, _) -> truth;
            case ConfigValue.Sequence(List<ConfigValue> items, _) ->
                    items.stream().map(TomlWriter::plain).toList();
            case ConfigTable table -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                table.entries().forEach((name, entry) -> entries.put(name, plain(entry)));
                yield entries;
            }
        };
    }
}
