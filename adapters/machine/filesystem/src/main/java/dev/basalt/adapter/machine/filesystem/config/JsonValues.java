package dev.basalt.adapter.machine.filesystem.config;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts JSON to configuration values, each with its line. A member that is null is left out. */
final class JsonValues {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser json;
    private final Path file;

    private JsonValues(JsonParser json, Path file) {
        this.json = json;
        this.file = file;
    }

    /** Reads a text that is one JSON object. */
    static Either<SettingsError, ConfigTable> parse(String text, Path file) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            var values = new JsonValues(json, file);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Either.left(values.error("expected a JSON object"));
            }
            ConfigTable table = values.table();
            return json.nextToken() == null
                    ? Either.right(table)
                    : Either.left(values.error("expected the end of the file"));
        } catch (JacksonException e) {
            return Either.left(
                    TomlConfigurationFile.error(
                            file,
                            Optional.ofNullable(e.getLocation()).map(at -> at.getLineNr()),
                            "JSON parse error: " + e.getOriginalMessage()));
        }
    }

    private SettingsError error(String reason) {
        return TomlConfigurationFile.error(file, Optional.of(line()), reason);
    }

    private ConfigTable table() {
        Place place = place();
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            value().ifPresent(value -> entries.put(name, value));
        }
        return new ConfigTable(entries, place);
    }

    private ConfigValue sequence() {
        Place place = place();
        List<ConfigValue> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value().ifPresent(items::add);
        }
        return new ConfigValue.Sequence(items, place);
    }

    private Optional<ConfigValue> value() {
        return Optional.ofNullable(
                switch (json.currentToken()) {
                    case START_OBJECT -> table();
                    case START_ARRAY -> sequence();
                    case VALUE_STRING -> new ConfigValue.Text(json.getString(), place());
                    case VALUE_NUMBER_INT -> new ConfigValue.Whole(json.getLongValue(), place());
                    case VALUE_NUMBER_FLOAT ->
                            new ConfigValue.Fraction(json.getDoubleValue(), place());
                    case VALUE_TRUE, VALUE_FALSE ->
                            new ConfigValue.Truth(json.getBooleanValue(), place());
                    default -> null;
                });
    }

    private Place place() {
        return Place.line(file.toString(), line());
    }

    private int line() {
        return json.currentTokenLocation().getLineNr();
    }
}
