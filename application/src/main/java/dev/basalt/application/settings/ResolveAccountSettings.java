package dev.basalt.application.settings;

import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

/** Resolves how users sign in, apart from any conversation. Thread-safe. */
public final class ResolveAccountSettings {

    private final ConfigLayers layers;

    public ResolveAccountSettings(ConfigLayers layers) {
        this.layers = layers;
    }

    /** Reads the configuration; blocks. */
    public Either<SettingsError, AccountSettings> handle() {
        return layers.joined(ConversationOptions.NONE).flatMap(AccountSettingsReader::read);
    }
}
