package dev.basalt.application.settings;

import dev.basalt.application.settings.SettingType.Entries;
import dev.basalt.application.settings.SettingType.Fields;
import dev.basalt.application.settings.SettingType.Items;
import dev.basalt.application.settings.SettingType.Plain;
import dev.basalt.application.settings.SettingType.Words;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;

/** Lists what is configured, with the place where each value was written. Thread-safe. */
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

    /** How a setting is to be shown. */
    public enum Kind {
        SHOWN,
        /** The value is not to be shown. */
        SECRET,
        /** The key means nothing to this program. */
        UNKNOWN
    }

    /** Reads the configuration anew; blocks meanwhile. */
    public Either<SettingsError, List<Setting>> handle(ConversationOptions options) {
        return layers.joined(options)
                .map(config -> {
                    List<Setting> settings = new ArrayList<>();
                    list(ConfigSchema.ROOT, List.of(), config.table(), settings);
                    return settings;
                });
    }

    private static void list(
            SettingType type, List<String> path, ConfigValue value, List<Setting> to) {
        switch (type) {
            case Fields fields ->
                    ((ConfigTable) value)
                            .entries()
                            .forEach((name, each) -> {
                                SettingType known = fields.known().get(name);
                                if (known == null) {
                                    to.add(new Setting(join(path, name), each, Kind.UNKNOWN));
                                } else {
                                    list(known, join(path, name), each, to);
                                }
                            });
            case Entries(SettingType each) ->
                    ((ConfigTable) value)
                            .entries()
                            .forEach((name, entry) -> list(each, join(path, name), entry, to));
            case Plain _, Words _, Items _ ->
                    to.add(new Setting(path, value, type.secret() ? Kind.SECRET : Kind.SHOWN));
        }
    }

    private static List<String> join(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
