package dev.basalt.application.settings;

import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.UnknownKeys;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import java.util.Optional;

/** Looks for keys that would be ignored, for users who want none. Thread-safe. */
public final class FindUnknownKey {

    private final ConfigLayers layers;

    public FindUnknownKey(ConfigLayers layers) {
        this.layers = layers;
    }

    /**
     * Reads the configuration; blocks. Returns the first key that is not known, or the error that
     * makes the configuration unusable.
     */
    public Optional<SettingsError> handle() {
        return layers.joined(ConversationOptions.NONE)
                .fold(
                        Optional::of,
                        config ->
                                UnknownKeys.in(layers.schema(), config.table()).stream()
                                        .findFirst()
                                        .map(FindUnknownKey::error));
    }

    private static SettingsError error(UnknownKeys.Found key) {
        return SettingsError.at(key.place(), String.join(".", key.path()), "unknown key");
    }
}
