package dev.basalt.application.settings;

import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.net.URI;
import java.net.URISyntaxException;

/** A configured address of a service. */
final class HttpAddress {

    private HttpAddress() {}

    /**
     * Returns the address without a trailing slash. The error does not show it, since it may
     * contain a password.
     */
    static Either<SettingsError, String> check(String url, Place place, String key) {
        return isHttp(url)
                ? Either.right(url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                : Either.left(
                        SettingsError.at(
                                place, key, "invalid value: expected an http or https address"));
    }

    /** Returns whether two addresses, both checked, have the same host. */
    static boolean sameHost(String one, String other) {
        return URI.create(one).getAuthority().equalsIgnoreCase(URI.create(other).getAuthority());
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getRawAuthority() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
