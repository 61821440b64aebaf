package dev.basalt.application.settings;

import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

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

    /**
     * Returns whether an address is on the host of another or on a subdomain of it. Both are
     * checked; the default port may be written.
     */
    static boolean isOnHostOf(String home, String address) {
        String domain = host(home);
        String host = host(address);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** The host with its port, if that is not the default one. */
    private static String host(String address) {
        URI uri = URI.create(address);
        String authority = uri.getAuthority().toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String defaultPort = "https".equals(uri.getScheme()) ? ":443" : ":80";
        return host.endsWith(defaultPort)
                ? host.substring(0, host.length() - defaultPort.length())
                : host;
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
