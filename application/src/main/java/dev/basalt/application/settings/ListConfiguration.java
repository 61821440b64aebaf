package dev.basalt.application.settings;

import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.SchemaNode;
import dev.basalt.application.settings.config.SchemaNode.Entries;
import dev.basalt.application.settings.config.SchemaNode.Fields;
import dev.basalt.application.settings.config.SchemaNode.Leaf;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists all settings, with the place where each value was set. Thread-safe. */
public final class ListConfiguration {

    private final ConfigLayers layers;

    public ListConfiguration(ConfigLayers layers) {
        this.layers = layers;
    }

    /**
     * A setting.
     *
     * @param path the names on the way to it
     */
    public record Setting(List<String> path, ConfigValue value, Kind kind) {}

    /** How a setting is shown. */
    public enum Kind {
        SHOWN,
        /** The value must not be shown. */
        SECRET,
        /** The program does not know the key. */
        UNKNOWN
    }

    /**
     * All settings.
     *
     * @param missingFile the file that was looked for and does not exist
     */
    public record Listing(List<Setting> settings, Optional<String> missingFile) {

        public Listing {
            settings = List.copyOf(settings);
        }
    }

    /** Reads the configuration; blocks. */
    public Either<SettingsError, Listing> handle(ConversationOptions options) {
        return layers.joined(options)
                .map(config -> {
                    List<Setting> settings = new ArrayList<>();
                    fields(layers.schema().root(), List.of(), config.table(), settings);
                    return new Listing(settings, layers.missingFile());
                });
    }

    private static void fields(
            Fields fields, List<String> path, ConfigTable table, List<Setting> to) {
        table.entries()
                .forEach((name, value) -> {
                    SchemaNode known = fields.known().get(name);
                    if (known == null) {
                        to.add(new Setting(join(path, name), value, Kind.UNKNOWN));
                    } else {
                        node(known, join(path, name), value, to);
                    }
                });
    }

    private static void node(
            SchemaNode node, List<String> path, ConfigValue value, List<Setting> to) {
        switch (node) {
            case Fields fields -> fields(fields, path, (ConfigTable) value, to);
            case Entries(SchemaNode each) ->
                    ((ConfigTable) value)
                            .entries()
                            .forEach((name, entry) -> node(each, join(path, name), entry, to));
            case Leaf(var key) ->
                    leaf(path, value, key.type().secret() ? Kind.SECRET : Kind.SHOWN, to);
        }
    }

    /** Each entry of a table is listed as a setting. */
    private static void leaf(List<String> path, ConfigValue value, Kind kind, List<Setting> to) {
        if (value instanceof ConfigTable table) {
            table.entries().forEach((name, entry) -> leaf(join(path, name), entry, kind, to));
        } else {
            to.add(new Setting(path, value, kind));
        }
    }

    private static List<String> join(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
