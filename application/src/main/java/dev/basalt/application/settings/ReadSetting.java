package dev.basalt.application.settings;

import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.key.SettingKey;

/**
 * Reads a key that a door or an adapter declares for the whole process. Thread-safe.
 *
 * @param <T> what the value is read as
 */
public final class ReadSetting<T> {

    private final ConfigLayers layers;
    private final SettingKey<T> key;

    /**
     * @param key one that has a default value
     */
    public ReadSetting(ConfigLayers layers, SettingKey<T> key) {
        this.layers = layers;
        this.key = key;
    }

    /**
     * Reads the configuration; blocks. If it is invalid, the default value is returned, so that
     * what is already running does not fail.
     */
    public T handle() {
        return layers.joined(ConversationOptions.NONE)
                .map(config -> config.get(key))
                .getOrElse(() -> key.defaultValue().orElseThrow());
    }
}
