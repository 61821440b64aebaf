package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ProviderKeys;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table {@code auth} of a provider's entry: the command that prints its credential. */
final class TokenCommandSetting {

    /** The keys that say what is started, and how. */
    static final List<SettingKey<?>> KEYS =
            List.of(
                    ProviderKeys.AUTH_COMMAND,
                    ProviderKeys.AUTH_ARGS,
                    ProviderKeys.AUTH_CWD,
                    ProviderKeys.AUTH_TIMEOUT_MS,
                    ProviderKeys.AUTH_REFRESH_INTERVAL_MS);

    private TokenCommandSetting() {}

    /** Returns whether a call sets one of the keys. */
    static boolean isOfCall(CheckedConfig entry) {
        return KEYS.stream()
                .flatMap(key -> entry.value(key).stream())
                .anyMatch(value -> value.place().ofCall());
    }

    /** Returns what is wrong with the table of a provider, if there is one. */
    static Optional<SettingsError> error(String id, CheckedConfig entry) {
        Optional<String> program = entry.find(ProviderKeys.AUTH_COMMAND);
        if (program.isEmpty()) {
            return entry.value(ProviderKeys.AUTH)
                    .map(table ->
                            SettingsError.at(
                                    table.place(),
                                    ProviderKeys.AUTH.name(id),
                                    "missing field `command`"));
        }
        return program.filter(String::isBlank)
                .map(_ ->
                        SettingsError.at(
                                entry.placeOf(ProviderKeys.AUTH_COMMAND),
                                ProviderKeys.AUTH_COMMAND.name(id),
                                "invalid value: expected the name of a program, found an empty"
                                        + " text"));
    }

    /** Reads the table of an entry without an {@link #error}. */
    static Optional<TokenCommand> read(CheckedConfig entry) {
        return entry.find(ProviderKeys.AUTH_COMMAND)
                .map(program ->
                        new TokenCommand(
                                Stream.concat(
                                                Stream.of(program),
                                                entry
                                                        .find(ProviderKeys.AUTH_ARGS)
                                                        .orElse(List.of())
                                                        .stream())
                                        .toList(),
                                entry.find(ProviderKeys.AUTH_CWD),
                                Duration.ofMillis(entry.get(ProviderKeys.AUTH_TIMEOUT_MS)),
                                Duration.ofMillis(
                                        entry.get(ProviderKeys.AUTH_REFRESH_INTERVAL_MS))));
    }
}
