package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.AccountKeys;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.List;

/** Reads how users sign in. */
final class AccountSettingsReader {

    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_VERSION = 32;

    private AccountSettingsReader() {}

    static Either<SettingsError, AccountSettings> read(CheckedConfig config) {
        return HttpAddress.check(
                        config.get(AccountKeys.ISSUER),
                        config.placeOf(AccountKeys.ISSUER),
                        AccountKeys.ISSUER.name())
                .flatMap(url -> ports(config).flatMap(ports -> settings(config, url, ports)));
    }

    private static Either<SettingsError, AccountSettings> settings(
            CheckedConfig config, String issuer, List<Integer> ports) {
        return version(config)
                .map(version ->
                        new AccountSettings(
                                config.get(AccountKeys.PREFERRED_AUTH_METHOD),
                                new Issuer(issuer, config.get(AccountKeys.CLIENT_ID)),
                                ports,
                                version));
    }

    /** It is sent in a header. */
    private static Either<SettingsError, String> version(CheckedConfig config) {
        String version = config.get(AccountKeys.CHATGPT_CLIENT_VERSION).strip();
        boolean usable =
                !version.isEmpty()
                        && version.length() <= LONGEST_VERSION
                        && Character.isDigit(version.charAt(0))
                        && version.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || c == '.'
                                                || c == '-');
        return usable
                ? Either.right(version)
                : Either.left(
                        SettingsError.at(
                                config.placeOf(AccountKeys.CHATGPT_CLIENT_VERSION),
                                AccountKeys.CHATGPT_CLIENT_VERSION.name(),
                                "invalid value: expected a version such as "
                                        + AccountSettings.CLIENT_VERSION));
    }

    private static Either<SettingsError, List<Integer>> ports(CheckedConfig config) {
        List<Long> ports = config.get(AccountKeys.CALLBACK_PORTS);
        return ports.isEmpty() || ports.stream().anyMatch(port -> port > LAST_PORT)
                ? Either.left(
                        SettingsError.at(
                                config.placeOf(AccountKeys.CALLBACK_PORTS),
                                AccountKeys.CALLBACK_PORTS.name(),
                                "invalid value: expected at least one port between 0 and 65535"))
                : Either.right(ports.stream().map(Long::intValue).toList());
    }
}
