package dev.basalt.adapter.machine.filesystem.config;

import dev.basalt.domain.settings.ConfigNotation;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

import java.util.Optional;

/** The notation of TOML 1.0 for values. */
public final class TomlNotation implements ConfigNotation {

    @Override
    public Optional<ConfigValue> value(String text, Place place) {
        return mayBeToml(text) ? parse(text, place) : Optional.empty();
    }

    /** Avoids loading the parser, which is slow, when the text can't be TOML. */
    private static boolean mayBeToml(String text) {
        return !text.isEmpty()
                && ("\"'[{+-0123456789".indexOf(text.charAt(0)) >= 0
                        || text.startsWith("true")
                        || text.startsWith("false")
                        || text.startsWith("inf")
                        || text.startsWith("nan"));
    }

    private static Optional<ConfigValue> parse(String text, Place place) {
        TomlParseResult result = Toml.parse("_ = " + text, TomlVersion.V1_0_0);
        return result.hasErrors()
                ? Optional.empty()
                : Optional.ofNullable(result.get("_"))
                        .map(value -> new TomlValues(place).value(value, place));
    }
}
