package dev.basalt.adapter.machine.filesystem.config;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code config.toml} in the home directory. */
public final class TomlConfigurationFile implements ConfigurationFile {

    private final CodexHome home;
    private final Path file;

    public TomlConfigurationFile(CodexHome home) {
        this.home = home;
        this.file = home.directory().resolve("config.toml");
    }

    @Override
    public Either<SettingsError, ConfigTable> read() {
        if (home.missing()) {
            return Either.left(
                    new SettingsError(
                            "CODEX_HOME",
                            Optional.empty(),
                            Optional.empty(),
                            home.directory() + " is not a directory"));
        }
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Either.right(ConfigTable.empty(new Place(file.toString(), Optional.empty())));
        } catch (CharacterCodingException e) {
            return Either.left(error(Optional.empty(), "the file is not UTF-8"));
        } catch (IOException e) {
            return Either.left(error(Optional.empty(), "the file cannot be read: " + describe(e)));
        }
    }

    private Either<SettingsError, ConfigTable> parse(String text) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_0_0);
        if (!result.hasErrors()) {
            return Either.right(new TomlValues(file.toString()).table(result));
        }
        TomlParseError first = result.errors().getFirst();
        return Either.left(
                error(
                        Optional.of(first.position().line()),
                        "TOML parse error at "
                                + first.position()
                                + ": "
                                + String.valueOf(first.getMessage())));
    }

    private SettingsError error(Optional<Integer> line, String reason) {
        return new SettingsError(file.toString(), line, Optional.empty(), reason);
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName();
    }
}
