package dev.basalt.domain.auth;

import java.util.List;

/**
 * How people sign in with OpenAI.
 *
 * @param preferred what is used where both a key and tokens are stored
 * @param issuer where they sign in
 * @param callbackPorts where the browser comes back to on this machine: the first that is free; 0
 *     stands for any
 * @param notification how front ends are told of changes
 */
public record AccountSettings(
        AuthMode preferred,
        Issuer issuer,
        List<Integer> callbackPorts,
        StatusNotification notification) {

    public AccountSettings {
        callbackPorts = List.copyOf(callbackPorts);
    }
}
