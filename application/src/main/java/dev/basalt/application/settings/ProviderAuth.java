package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ProviderKeys;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry of a provider says about credentials, and what a call may not say about them. */
final class ProviderAuth {

    private static final List<SettingKey<?>> COMMAND_KEYS =
            List.of(
                    ProviderKeys.AUTH_COMMAND,
                    ProviderKeys.AUTH_ARGS,
                    ProviderKeys.AUTH_CWD,
                    ProviderKeys.AUTH_TIMEOUT_MS,
                    ProviderKeys.AUTH_REFRESH_INTERVAL_MS);

    private static final List<SettingKey<?>> SCHEME_KEYS =
            List.of(
                    ProviderKeys.AUTH_SCHEME,
                    ProviderKeys.AWS_PROFILE,
                    ProviderKeys.AWS_REGION,
                    ProviderKeys.AWS_SERVICE);

    private ProviderAuth() {}

    /** Returns what is wrong with an entry by which a call would redirect a credential. */
    static Optional<SettingsError> redirected(String id, CheckedConfig entry) {
        return redirectedKey(entry)
                .map(key ->
                        SettingsError.at(
                                Stream.of(List.of(ProviderKeys.BASE_URL), COMMAND_KEYS, SCHEME_KEYS)
                                        .flatMap(List::stream)
                                        .map(entry::placeOf)
                                        .filter(Place::ofCall)
                                        .findFirst()
                                        .orElse(entry.placeOf(ProviderKeys.BASE_URL)),
                                ProviderKeys.PROVIDER.name(id),
                                "a provider with `"
                                        + key.path().getLast()
                                        + "` can only be set in config.toml or with -c"));
    }

    /**
     * A call must not be able to send the user's credential elsewhere, nor to start a command
     * outside the sandbox; returns the key by which it would.
     */
    private static Optional<SettingKey<?>> redirectedKey(CheckedConfig entry) {
        boolean toAddressOfCall = entry.placeOf(ProviderKeys.BASE_URL).ofCall();
        if (entry.get(ProviderKeys.REQUIRES_OPENAI_AUTH)
                && (toAddressOfCall || entry.placeOf(ProviderKeys.REQUIRES_OPENAI_AUTH).ofCall())) {
            return Optional.of(ProviderKeys.REQUIRES_OPENAI_AUTH);
        }
        if (anyOfCall(COMMAND_KEYS, entry)
                || (toAddressOfCall && entry.value(ProviderKeys.AUTH_COMMAND).isPresent())) {
            return Optional.of(ProviderKeys.AUTH);
        }
        if (anyOfCall(SCHEME_KEYS, entry)
                || (toAddressOfCall && entry.value(ProviderKeys.AUTH_SCHEME).isPresent())) {
            return Optional.of(ProviderKeys.AUTH_SCHEME);
        }
        boolean tokenOfUser =
                entry.value(ProviderKeys.BEARER_TOKEN)
                        .filter(value -> !value.place().ofCall())
                        .isPresent();
        return tokenOfUser && toAddressOfCall
                ? Optional.of(ProviderKeys.BEARER_TOKEN)
                : Optional.empty();
    }

    private static boolean anyOfCall(List<SettingKey<?>> keys, CheckedConfig entry) {
        return keys.stream()
                .flatMap(key -> entry.value(key).stream())
                .anyMatch(value -> value.place().ofCall());
    }

    /** Returns what is wrong with the table {@code auth} of a provider, if there is one. */
    static Optional<SettingsError> commandError(String id, CheckedConfig entry) {
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

    /** Returns the command of an entry without a {@link #commandError}. */
    static Optional<TokenCommand> tokenCommand(CheckedConfig entry) {
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

    /**
     * Returns the scheme that is configured.
     *
     * @param preset that of the preset that the entry changes
     */
    static Optional<AuthScheme> scheme(CheckedConfig entry, Optional<AuthScheme> preset) {
        Optional<AuthScheme> scheme =
                entry.find(ProviderKeys.AUTH_SCHEME)
                        .<AuthScheme>map(word ->
                                word.equals(ProviderKeys.AUTH_SCHEME_GOOGLE)
                                        ? new AuthScheme.GoogleAdc()
                                        : AuthScheme.AwsSigV4.FOUND)
                        .or(() -> preset);
        return scheme.map(chosen ->
                chosen instanceof AuthScheme.AwsSigV4
                        ? new AuthScheme.AwsSigV4(
                                entry.find(ProviderKeys.AWS_PROFILE),
                                entry.find(ProviderKeys.AWS_REGION),
                                entry.find(ProviderKeys.AWS_SERVICE))
                        : chosen);
    }
}
