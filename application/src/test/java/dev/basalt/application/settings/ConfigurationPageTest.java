package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.settings.SettingType.Entries;
import dev.basalt.application.settings.SettingType.Fields;
import dev.basalt.application.settings.SettingType.Items;
import dev.basalt.application.settings.SettingType.Plain;
import dev.basalt.application.settings.SettingType.Words;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds docs/configuration.md against the keys that are read. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** What a table with names of the user's choice calls these on the page. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "profiles", "<name>",
                    "model_providers", "<id>",
                    "mcp_servers", "<name>",
                    "projects", "<path>");

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasARowWithItsDefault(String key) throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| `" + key + "`"))
                        .toList();

        assertEquals(1, rows.size(), key);
        String expected =
                BuiltInConfig.TABLE
                        .at(ConfigOverride.pathOf(key))
                        .map(ConfigurationPageTest::shown)
                        .orElse("");
        String shown = rows.getFirst().split("\\|", -1)[3].strip();
        assertEquals(expected, expected.isEmpty() ? "" : shown.replace("`", ""), key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyOfAProfileIsMarked(String key) throws IOException {
        boolean profile = ConfigSchema.PROFILE.known().containsKey(key.split("\\.", -1)[0]);

        assertEquals(
                profile,
                Files.readAllLines(PAGE).stream()
                        .anyMatch(line -> line.startsWith("| `" + key + "` P |")));
    }

    static Stream<String> keys() {
        return keys(ConfigSchema.ROOT, "");
    }

    private static Stream<String> keys(SettingType type, String key) {
        return switch (type) {
            case Fields fields when !fields.known().isEmpty() && !key.startsWith("profiles.") ->
                    fields.known().entrySet().stream()
                            .flatMap(each ->
                                    keys(
                                            each.getValue(),
                                            key.isEmpty()
                                                    ? each.getKey()
                                                    : key + "." + each.getKey()));
            case Entries(SettingType each) when NAMES.containsKey(key) ->
                    keys(each, key + "." + NAMES.get(key));
            case Fields _, Entries _, Items _, Plain _, Words _ -> Stream.of(key);
        };
    }

    private static String shown(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Text(String text, _) -> text;
            case ConfigValue.Whole(long number, _) -> Long.toString(number);
            case ConfigValue.Fraction(double number, _) -> Double.toString(number);
            case ConfigValue.Truth(boolean truth, _) -> Boolean.toString(truth);
            case ConfigValue.Sequence(List<ConfigValue> items, _) ->
                    items.stream()
                            .map(ConfigurationPageTest::shown)
                            .collect(Collectors.joining(", ", "[", "]"));
            case ConfigTable _ -> "";
        };
    }
}
