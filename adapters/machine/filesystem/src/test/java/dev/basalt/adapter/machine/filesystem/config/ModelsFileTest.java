package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file {@code models.json} beside the configuration. */
class ModelsFileTest {

    @TempDir Path home;

    private Either<SettingsError, Optional<ConfigTable>> read(String json) throws IOException {
        Files.writeString(file(), json);
        return read();
    }

    private Either<SettingsError, Optional<ConfigTable>> read() {
        return new TomlConfigurationFile(new CodexHome(home, false)).readModels();
    }

    private Path file() {
        return home.resolve("models.json");
    }

    private Place line(int number) {
        return Place.line(file().toString(), number);
    }

    @Test
    void anAbsentFileIsNothing() {
        assertEquals(Either.right(Optional.empty()), read());
    }

    @Test
    void everyValueHasItsLine() throws IOException {
        ConfigTable table =
                read("""
                {
                  "vendor/otter-2": {
                    "context_window": 64000,
                    "input_price": 0.5,
                    "images": false,
                    "efforts": ["low",
                      "high"],
                    "soft_limit": null
                  }
                }
                """)
                        .get()
                        .orElseThrow();

        var model = (ConfigTable) table.at(List.of("vendor/otter-2")).orElseThrow();
        assertEquals(
                Optional.of(new ConfigValue.Whole(64_000, line(3))),
                model.at(List.of("context_window")));
        assertEquals(
                Optional.of(new ConfigValue.Fraction(0.5, line(4))),
                model.at(List.of("input_price")));
        assertEquals(
                Optional.of(new ConfigValue.Truth(false, line(5))), model.at(List.of("images")));
        assertEquals(
                Optional.of(
                        new ConfigValue.Sequence(
                                List.of(
                                        new ConfigValue.Text("low", line(6)),
                                        new ConfigValue.Text("high", line(7))),
                                line(6))),
                model.at(List.of("efforts")));
        assertEquals(Optional.empty(), model.at(List.of("soft_limit")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | 1 | expected a JSON object",
                "{} {} | 1 | expected the end of the file",
                "{\"a\": {\"images\": true, \"images\": false}} | 1 | JSON parse error: Duplicate"
                        + " Object property \"images\"",
            })
    void whatIsNoObjectIsRefusedWithItsLine(String json, int line, String reason)
            throws IOException {
        assertEquals(
                Either.left(
                        new SettingsError(
                                file().toString(), Optional.of(line), Optional.empty(), reason)),
                read(json));
    }

    @Test
    void textThatIsNoJsonIsRefusedWithItsLine() throws IOException {
        SettingsError error = read("{\n  \"a\": nonsense\n}").getLeft();

        assertEquals(Optional.of(2), error.line());
        assertEquals(true, error.reason().startsWith("JSON parse error: "), error.reason());
    }
}
