package dev.basalt.application.settings;

import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.StatusNotification;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.List;

/** Reads how people sign in. */
final class AccountSettingsReader {

    private static final String PORTS = "sign_in.callback_ports";
    private static final int LAST_PORT = 65_535;

    private AccountSettingsReader() {}

    static Either<SettingsError, AccountSettings> read(CheckedConfig config) {
        return HttpAddress.check(
                        config.text("sign_in.issuer"),
                        config.placeOf("sign_in.issuer"),
                        "sign_in.issuer")
                .flatMap(url -> ports(config).map(ports -> settings(config, url, ports)));
    }

    private static AccountSettings settings(
            CheckedConfig config, String issuer, List<Integer> ports) {
        return new AccountSettings(
                config.word("preferred_auth_method", AuthMode.values(), AuthMode::word),
                new Issuer(issuer, config.text("sign_in.client_id")),
                ports,
                config.word(
                        "auth_status_notification",
                        StatusNotification.values(),
                        StatusNotification::word));
    }

    private static Either<SettingsError, List<Integer>> ports(CheckedConfig config) {
        List<Long> ports = config.counts(PORTS);
        return ports.isEmpty() || ports.stream().anyMatch(port -> port > LAST_PORT)
                ? Either.left(
                        SettingsError.at(
                                config.placeOf(PORTS),
                                PORTS,
                                "invalid value: expected at least one port from 0 to 65535"))
                : Either.right(ports.stream().map(Long::intValue).toList());
    }
}
