package dev.basalt.application.command;

import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.settings.SettingsError;

/** Why a command of a front end did not run. */
public sealed interface OneOffError {

    /** Nobody knows under which rules it would have to run. */
    record NoSettings(SettingsError error) implements OneOffError {}

    record NotStarted(CommandError error) implements OneOffError {}
}
