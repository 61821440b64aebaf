package dev.basalt.domain.auth;

import java.util.List;

/**
 * How users sign in with OpenAI.
 *
 * @param preferred what is used where both a key and tokens are stored
 * @param issuer where they sign in
 * @param callbackPorts where the browser comes back to on this machine: the first that is free; 0
 *     stands for any
 */
public record AccountSettings(AuthMode preferred, Issuer issuer, List<Integer> callbackPorts) {

    public AccountSettings {
        callbackPorts = List.copyOf(callbackPorts);
    }
}
