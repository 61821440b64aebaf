package dev.basalt.adapter.machine.filesystem.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TomlConfigurationFileTest {

    @TempDir Path home;

    @Test
    void anAbsentFileIsAnEmptyTable() {
        assertEquals(Map.of(), file().read().get().entries());
    }

    @Test
    void everyValueHasItsLine() throws IOException {
        write(
                """
                model = "m"

                [a.b]
                list = [
                  1,
                  true,
                ]
                inline = { x = 1.5 }
                """);

        ConfigTable table = file().read().get();

        assertEquals(Optional.of(new ConfigValue.Text("m", line(1))), table.at(List.of("model")));
        assertEquals(
                Optional.of(
                        new ConfigValue.Sequence(
                                List.of(
                                        new ConfigValue.Whole(1, line(5)),
                                        new ConfigValue.Truth(true, line(6))),
                                line(4))),
                table.at(List.of("a", "b", "list")));
        assertEquals(
                Optional.of(new ConfigValue.Fraction(1.5, line(8))),
                table.at(List.of("a", "b", "inline", "x")));
        assertEquals(Optional.of(line(3)), table.at(List.of("a", "b")).map(ConfigValue::place));
    }

    @Test
    void datesAndTimesAreText() throws IOException {
        write("a = 1979-05-27\nb = 07:32:00\nc = 1979-05-27T07:32:00\nd = 1979-05-27T07:32:00Z\n");

        assertEquals(
                Map.of(
                        "a", new ConfigValue.Text("1979-05-27", line(1)),
                        "b", new ConfigValue.Text("07:32:00", line(2)),
                        "c", new ConfigValue.Text("1979-05-27T07:32:00", line(3)),
                        "d", new ConfigValue.Text("1979-05-27T07:32:00Z", line(4))),
                file().read().get().entries());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatHasNoEndIsNotRead() throws IOException {
        Files.createSymbolicLink(home.resolve("config.toml"), Path.of("/dev/zero"));

        assertEquals(
                "the file cannot be read: is not a regular file", file().read().getLeft().reason());
    }

    @Test
    void theFileIsReadEachTime() throws IOException {
        TomlConfigurationFile file = file();
        write("a = 1\n");
        file.read().get();

        write("a = 2\n");

        assertEquals(Map.of("a", new ConfigValue.Whole(2, line(1))), file.read().get().entries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model = = 5 | 1 | TOML parse error at line 1, column 9: Unexpected '=', expected"
                        + " a value",
                "a = 1\\na = 2 | 2 | TOML parse error at line 2, column 1: a previously defined at"
                        + " line 1, column 1",
                "\\n\\n[x | 3 | TOML parse error at line 3, column 3: Unexpected end of input,"
                        + " expected ]",
            })
    void anErrorHasFileLineAndReason(String text, int line, String reason) throws IOException {
        write(text.replace("\\n", "\n"));

        assertEquals(
                new SettingsError(
                        home.resolve("config.toml").toString(),
                        Optional.of(line),
                        Optional.empty(),
                        reason),
                file().read().getLeft());
    }

    @Test
    void anErrorShowsAtMostOneCharacterOfTheFile() throws IOException {
        write("[model_providers.x]\nhttp_headers = sk-s3cret\n");

        String reason = file().read().getLeft().reason();

        assertEquals(
                "TOML parse error at line 2, column 16: Unexpected 's', expected a value", reason);
    }

    @Test
    void aFileThatIsNotUtf8IsAnError() throws IOException {
        Files.write(home.resolve("config.toml"), new byte[] {'a', '=', '"', (byte) 0xff, '"'});

        assertEquals("the file is not UTF-8", file().read().getLeft().reason());
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsAnError() throws IOException {
        Files.createDirectory(home.resolve("config.toml"));

        assertEquals("the file cannot be read: is a directory", file().read().getLeft().reason());
    }

    @Test
    void aConfiguredHomeThatDoesNotExistIsAnError() {
        CodexHome missing = new CodexHome(home.resolve("missing"), true);

        assertEquals(
                new SettingsError(
                        "CODEX_HOME",
                        Optional.empty(),
                        Optional.empty(),
                        home.resolve("missing") + " is not a directory"),
                new TomlConfigurationFile(missing).read().getLeft());
    }

    @Test
    void theDefaultHomeNeedNotExist() {
        CodexHome missing = new CodexHome(home.resolve("missing"), false);

        assertEquals(Map.of(), new TomlConfigurationFile(missing).read().get().entries());
    }

    @Test
    void inlineTablesMayHaveSeveralLines() throws IOException {
        write("a = {\n  b = 1,\n  c = 2,\n}\n");

        assertEquals(
                Optional.of(new ConfigValue.Whole(2, line(3))),
                file().read().get().at(List.of("a", "c")));
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        write("\uFEFFmodel = \"m\"\n");

        assertEquals(
                Optional.of(new ConfigValue.Text("m", line(1))),
                file().read().get().at(List.of("model")));
    }

    @Test
    void aProfileMayBeAFileBesideIt() throws IOException {
        Files.writeString(home.resolve("work.config.toml"), "model = \"m\"\n");

        assertEquals(
                Optional.of(
                        new ConfigValue.Text(
                                "m", Place.line(home.resolve("work.config.toml").toString(), 1))),
                file().readProfile("work").get().orElseThrow().at(List.of("model")));
        assertEquals(Optional.empty(), file().readProfile("absent").get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "", "a\u0000b", "a/b"})
    void theNameOfAProfileIsNoPath(String name) throws IOException {
        Path below = Files.createDirectory(home.resolve("below"));
        Files.writeString(home.resolve("outside.config.toml"), "model = \"m\"\n");

        assertEquals(
                Optional.empty(),
                new TomlConfigurationFile(new CodexHome(below, true)).readProfile(name).get());
    }

    private TomlConfigurationFile file() {
        return new TomlConfigurationFile(new CodexHome(home, true));
    }

    private void write(String text) throws IOException {
        Files.writeString(home.resolve("config.toml"), text);
    }

    private Place line(int number) {
        return Place.line(home.resolve("config.toml").toString(), number);
    }
}
