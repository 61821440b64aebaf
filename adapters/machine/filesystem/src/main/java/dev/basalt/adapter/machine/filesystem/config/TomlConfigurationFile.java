package dev.basalt.adapter.machine.filesystem.config;

import dev.basalt.adapter.machine.filesystem.ByteOrderMark;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.adapter.machine.filesystem.RegularFile;
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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** The file {@code config.toml} in the home directory, and those beside it. */
public final class TomlConfigurationFile implements ConfigurationFile {

    private static final String NAME = "config.toml";

    private static final String MODELS = "models.json";

    /** In bytes: far above the size of any configuration. */
    private static final int LONGEST = 16 << 20;

    private final CodexHome home;

    public TomlConfigurationFile(CodexHome home) {
        this.home = home;
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
        Path file = home.directory().resolve(NAME);
        return read(file)
                .map(found ->
                        found.orElseGet(() ->
                                ConfigTable.empty(new Place(file.toString(), Optional.empty()))));
    }

    @Override
    public Either<SettingsError, Optional<ConfigTable>> readProfile(String name) {
        return isName(name)
                ? read(home.directory().resolve(name + "." + NAME))
                : Either.right(Optional.empty());
    }

    @Override
    public Either<SettingsError, Optional<ConfigTable>> readModels() {
        Path file = home.directory().resolve(MODELS);
        return read(file, JsonValues::parse);
    }

    /** A path would lead out of the directory. */
    private static boolean isName(String name) {
        return !name.isBlank()
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    private static Either<SettingsError, Optional<ConfigTable>> read(Path file) {
        return read(file, TomlConfigurationFile::parse);
    }

    private static Either<SettingsError, Optional<ConfigTable>> read(
            Path file, BiFunction<String, Path, Either<SettingsError, ConfigTable>> parser) {
        try {
            return parser.apply(ByteOrderMark.without(text(file)), file).map(Optional::of);
        } catch (NoSuchFileException e) {
            return Either.right(Optional.empty());
        } catch (CharacterCodingException e) {
            return Either.left(error(file, Optional.empty(), "the file is not UTF-8"));
        } catch (IOException e) {
            return Either.left(
                    error(
                            file,
                            Optional.empty(),
                            "the file cannot be read: " + FileFailure.reason(e)));
        }
    }

    private static String text(Path file) throws IOException {
        byte[] content = RegularFile.read(file, LONGEST);
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }

    private static Either<SettingsError, ConfigTable> parse(String text, Path file) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_1_0);
        if (!result.hasErrors()) {
            return Either.right(new TomlValues(file.toString()).table(result));
        }
        TomlParseError first = result.errors().getFirst();
        return Either.left(
                error(
                        file,
                        Optional.of(first.position().line()),
                        "TOML parse error at "
                                + first.position()
                                + ": "
                                + String.valueOf(first.getMessage())));
    }

    static SettingsError error(Path file, Optional<Integer> line, String reason) {
        return new SettingsError(file.toString(), line, Optional.empty(), reason);
    }
}
