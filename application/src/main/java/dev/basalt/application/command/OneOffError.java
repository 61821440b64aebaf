package dev.basalt.application.command;

import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.settings.SettingsError;

/** Why a client's command did not run. */
public sealed interface OneOffError {

    /** The configuration, which contains the sandbox policy, is invalid. */
    record NoSettings(SettingsError error) implements OneOffError {}

    record NotStarted(CommandError error) implements OneOffError {}
}
