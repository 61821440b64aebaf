package dev.basalt.domain.auth;

import java.util.List;

/**
 * The settings of the sign-in with OpenAI.
 *
 * @param preferred the preferred mode where both a key and tokens are stored
 * @param issuer the issuer of tokens
 * @param callbackPorts the local ports for the browser's redirect: the first free one is used; 0
 *     means any free port
 * @param clientVersion the version of the protocol that requests with a token name; the service
 *     offers newer models to newer versions only
 */
public record AccountSettings(
        AuthMode preferred, Issuer issuer, List<Integer> callbackPorts, String clientVersion) {

    /** The newest version whose requests have been compared with those of this program. */
    public static final String CLIENT_VERSION = "0.171.0";

    public AccountSettings {
        callbackPorts = List.copyOf(callbackPorts);
    }

    /** The settings with the default version. */
    public AccountSettings(AuthMode preferred, Issuer issuer, List<Integer> callbackPorts) {
        this(preferred, issuer, callbackPorts, CLIENT_VERSION);
    }
}
