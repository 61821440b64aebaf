package dev.basalt.domain.auth;

import java.util.List;

/**
 * The settings of the sign-in with OpenAI.
 *
 * @param preferred the preferred mode where both a key and tokens are stored
 * @param issuer the issuer of tokens
 * @param callbackPorts the local ports for the browser's redirect: the first free one is used; 0
 *     means any free port
 */
public record AccountSettings(AuthMode preferred, Issuer issuer, List<Integer> callbackPorts) {

    public AccountSettings {
        callbackPorts = List.copyOf(callbackPorts);
    }
}
